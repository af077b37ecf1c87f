namespace AlignSharp.Evaluation.Results;

/// <summary>How many of something a result is about.</summary>
/// <param name="Name">Of what, as in results.json: "images".</param>
/// <param name="Value">How many.</param>
public sealed record Count(string Name, int Value);
