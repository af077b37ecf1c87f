namespace AlignSharp.Training.Settings;

/// <summary>Which optimiser changes the weights.</summary>
public enum OptimizerKind
{
    /// <summary>LAMB (arXiv 1904.00962), which the paper and coyo-align use.</summary>
    Lamb,

    /// <summary>Adam with decoupled weight decay.</summary>
    AdamW,

    /// <summary>Gradient descent with momentum.</summary>
    Sgd,
}
