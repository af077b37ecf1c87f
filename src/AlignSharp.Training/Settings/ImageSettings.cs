using System.Collections.Immutable;

namespace AlignSharp.Training.Settings;

/// <summary>What happens to a picture before the image tower sees it; every chance is drawn for each picture anew. Immutable.</summary>
public sealed record ImageSettings
{
    /// <summary>Sizes over the run; empty takes those of the model's processor throughout.</summary>
    public ImmutableArray<ImageSizeStage> Sizes { get; init; } = [];

    /// <summary>The least share of the picture's area that a crop shows, 0 to 1; null crops as the paper does: resize, then a place at random.</summary>
    public double? LeastArea { get; init; }

    /// <summary>How often a picture is mirrored, 0 to 1.</summary>
    public double Flip { get; init; } = 0.5;

    /// <summary>The greatest change of brightness, contrast and saturation, 0 to 1; 0.4 multiplies by 0.6 to 1.4.</summary>
    public double Color { get; init; }

    /// <summary>How often a picture's edges are drawn as dark lines, 0 to 1: drawings with outlines from drawings without.</summary>
    public double Outline { get; init; }

    /// <summary>RandAugment's operations for a picture (arXiv 1909.13719), 0 to 10; 0 makes none. What they move bares the corners' colour.</summary>
    public int RandAugment { get; init; }

    /// <summary>RandAugment's strength, 0 to 10.</summary>
    public double Magnitude { get; init; } = 5;
}
