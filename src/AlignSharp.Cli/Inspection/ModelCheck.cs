namespace AlignSharp.Cli.Inspection;

/// <summary>One thing that must be so for a model to run.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Passed">Whether it is so.</param>
/// <param name="Detail">What was found, in one sentence.</param>
internal sealed record ModelCheck(string Name, bool Passed, string Detail);
