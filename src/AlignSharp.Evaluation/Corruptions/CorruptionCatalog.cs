using System.Collections.Immutable;
using AlignSharp.Evaluation.Corruptions.Blur;
using AlignSharp.Evaluation.Corruptions.Digital;
using AlignSharp.Evaluation.Corruptions.Framing;
using AlignSharp.Evaluation.Corruptions.Noise;
using AlignSharp.Evaluation.Corruptions.Weather;

namespace AlignSharp.Evaluation.Corruptions;

/// <summary>The corruptions there are, in the order of reports.</summary>
public static class CorruptionCatalog
{
    /// <summary>
    /// The fifteen of "Benchmarking Neural Network Robustness to Common Corruptions and Perturbations" (Hendrycks and
    /// Dietterich, 2019), with that paper's strengths for pictures of 224x224. Frost is drawn here, not photographed.
    /// </summary>
    public static ImmutableArray<Corruption> Common { get; } =
    [
        new GaussianNoise(), new ShotNoise(), new ImpulseNoise(),
        new DefocusBlur(), new GlassBlur(), new MotionBlur(), new ZoomBlur(),
        new Snow(), new Frost(), new Fog(), new Brightness(),
        new Contrast(), new ElasticTransform(), new Pixelate(), new JpegCompression(),
    ];

    /// <summary>How a picture was framed, sized and saved.</summary>
    public static ImmutableArray<Corruption> Framing { get; } = [new JpegQuality(), new Resolution(), new Rotation(), new Crop()];

    /// <summary>Those with the names given, which may be families too; all where no name is given.</summary>
    /// <param name="names">Names of corruptions or families.</param>
    /// <exception cref="EvaluationException">There is no corruption of that name.</exception>
    public static ImmutableArray<Corruption> Find(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ImmutableArray<Corruption> all = [.. Common, .. Framing];
        var unknown = names.FirstOrDefault(name => !all.Any(corruption => IsNamed(corruption, name)));
        return unknown is null
            ? [.. all.Where(corruption => names.Count == 0 || names.Any(name => IsNamed(corruption, name)))]
            : throw new EvaluationException(
                $"There is no corruption {unknown}; expected noise, blur, weather, digital, framing or {string.Join(", ", all.Select(static corruption => corruption.Name))}.");
    }

    private static bool IsNamed(Corruption corruption, string name) =>
        corruption.Name == name || corruption.Family.ToString().Equals(name, StringComparison.OrdinalIgnoreCase);
}
