using System.Collections.Immutable;

namespace AlignSharp.Quantization;

/// <summary>What quantising did to a model.</summary>
/// <param name="CalibrationPictures">Pictures that the ranges were taken from.</param>
/// <param name="Images">Of pictures that were not among them.</param>
/// <param name="Texts">Of texts.</param>
/// <param name="Convolutions">Pointwise convolutions of the image tower.</param>
/// <param name="KeptInFloat">Of those, the ones that stay in float32, by their weights' names.</param>
/// <param name="SourceBytes">Bytes of the weights that were read, in the types that they were stored in.</param>
/// <param name="Int8Bytes">Bytes of the weights that became of them.</param>
public sealed record QuantizationReport(
    int CalibrationPictures,
    CosineSummary Images,
    CosineSummary Texts,
    int Convolutions,
    ImmutableArray<string> KeptInFloat,
    long SourceBytes,
    long Int8Bytes)
{
    /// <summary>Zero-shot and retrieval figures of both models; none where no pairs were measured.</summary>
    public ImmutableArray<FigureChange> Figures { get; init; } = [];

    /// <summary>Points that the zero-shot figures lose on average; null where none were measured.</summary>
    public double? ZeroShotLoss => MeanLoss(isZeroShot: true);

    /// <summary>Points that the retrieval figures lose on average; null where none were measured.</summary>
    public double? RetrievalLoss => MeanLoss(isZeroShot: false);

    /// <summary>Why the model loses more than allowed, in a sentence each; none where it keeps within the bounds.</summary>
    /// <param name="minimumCosine">The least mean cosine.</param>
    /// <param name="maximumLoss">The most points that zero-shot and retrieval may lose on average.</param>
    public IEnumerable<string> Objections(double minimumCosine, double maximumLoss) =>
    [
        .. Below("image", Images, minimumCosine),
        .. Below("text", Texts, minimumCosine),
        .. Above("Zero-shot", ZeroShotLoss, maximumLoss),
        .. Above("Retrieval", RetrievalLoss, maximumLoss),
    ];

    private double? MeanLoss(bool isZeroShot) => Figures
        .Where(figure => figure.Name.Contains("zeroshot", StringComparison.Ordinal) == isZeroShot)
        .Select(static figure => (double?)figure.Loss).Average();

    private static string[] Above(string kind, double? loss, double maximum) => loss > maximum
        ? [FormattableString.Invariant($"{kind} figures lose {loss:F2} points on average; expected at most {maximum}.")]
        : [];

    private static string[] Below(string tower, CosineSummary cosine, double minimum) => cosine.Mean >= minimum
        ? []
        : [FormattableString.Invariant($"The {tower} embeddings' mean cosine to float32 is {cosine.Mean:F4}; expected at least {minimum}.")];
}
