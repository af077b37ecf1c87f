namespace AlignSharp.Cli.Inspection;

/// <summary>How the published check ended.</summary>
/// <param name="Model">The model's folder.</param>
/// <param name="Passed">Whether every logit is as published.</param>
/// <param name="Texts">The texts.</param>
/// <param name="Logits">The logits found.</param>
/// <param name="Expected">The logits published.</param>
/// <param name="Tolerance">How far they may be apart.</param>
internal sealed record VerifyReport(
    string Model,
    bool Passed,
    IReadOnlyList<string> Texts,
    IReadOnlyList<float> Logits,
    IReadOnlyList<float> Expected,
    float Tolerance);
