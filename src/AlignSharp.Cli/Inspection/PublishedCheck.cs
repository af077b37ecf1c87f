namespace AlignSharp.Cli.Inspection;

/// <summary>
/// The check that was published with the model: the logits of COCO's picture 000000039769 (two cats on a couch) for two
/// texts, which every faithful copy of kakaobrain/align-base gives.
/// </summary>
internal static class PublishedCheck
{
    /// <summary>How far a logit may be off.</summary>
    public const float Tolerance = 1e-3f;

    public static IReadOnlyList<string> Texts { get; } = ["a photo of a cat", "a photo of a dog"];

    public static IReadOnlyList<float> ExpectedLogits { get; } = [9.7093f, 3.4679f];

    public static VerifyReport Judge(string model, IReadOnlyList<float> logits) => new(
        model,
        logits.Zip(ExpectedLogits, (found, expected) => Math.Abs(found - expected) <= Tolerance).All(close => close),
        Texts,
        logits,
        ExpectedLogits,
        Tolerance);
}
