namespace AlignSharp.Training.Optimizers;

/// <summary>How the learning rate goes down after the warm-up.</summary>
public enum RateDecay
{
    /// <summary>In a straight line, as the paper has it.</summary>
    Linear,

    /// <summary>Along half a cosine.</summary>
    Cosine,
}
