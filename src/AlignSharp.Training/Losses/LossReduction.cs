namespace AlignSharp.Training.Losses;

/// <summary>How image-to-text and text-to-image become one loss.</summary>
public enum LossReduction
{
    /// <summary>Their sum: the paper and coyo-align.</summary>
    Sum,

    /// <summary>Their mean: transformers.</summary>
    Mean,
}
