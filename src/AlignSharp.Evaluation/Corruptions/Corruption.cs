using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions;

/// <summary>
/// One way in which pictures go wrong, in five severities. The same picture, severity and seed give the same pixels.
/// Immutable and safe to use from several threads.
/// </summary>
public abstract class Corruption
{
    /// <summary>The strongest severity.</summary>
    public const int MaximumSeverity = 5;

    private protected Corruption(string name, CorruptionFamily family) => (Name, Family) = (name, family);

    /// <summary>Its name in results and on the command line: "gaussian_noise".</summary>
    public string Name { get; }

    /// <summary>What kind of fault it is.</summary>
    public CorruptionFamily Family { get; }

    /// <summary>Corrupts a picture of any size.</summary>
    /// <param name="image">The picture; it stays as it is.</param>
    /// <param name="severity">0, which gives the picture itself, to <see cref="MaximumSeverity"/>.</param>
    /// <param name="seed">Decides every draw.</param>
    /// <exception cref="ArgumentOutOfRangeException">The severity is none.</exception>
    public RgbImage Apply(RgbImage image, int severity, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegative(severity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(severity, MaximumSeverity);
        return severity == 0 ? image : Render(image, severity - 1, new RandomDraws(seed));
    }

    /// <param name="image">The picture.</param>
    /// <param name="level">The severity less 1, to look up the strength with.</param>
    /// <param name="random">Every draw.</param>
    private protected abstract RgbImage Render(RgbImage image, int level, RandomDraws random);
}
