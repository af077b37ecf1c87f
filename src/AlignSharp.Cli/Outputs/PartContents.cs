namespace AlignSharp.Cli.Outputs;

/// <summary>What one file of a stopped run holds.</summary>
/// <param name="Run">The model and how it computed.</param>
/// <param name="Keys">The inputs, a row each.</param>
internal sealed record PartContents(string Run, string[] Keys);
