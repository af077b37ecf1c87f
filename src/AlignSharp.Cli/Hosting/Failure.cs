namespace AlignSharp.Cli.Hosting;

/// <summary>A part of a batch that could not be done.</summary>
/// <param name="Input">What it was called on the command line.</param>
/// <param name="Error">Why, in one sentence.</param>
internal sealed record Failure(string Input, string Error);
