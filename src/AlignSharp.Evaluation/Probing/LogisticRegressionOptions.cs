namespace AlignSharp.Evaluation.Probing;

/// <summary>How strongly a logistic regression is held back, and how exactly it is fitted.</summary>
public sealed record LogisticRegressionOptions
{
    /// <summary>The weight of the losses against the penalty; larger fits closer.</summary>
    public double C { get; init; } = 1;

    /// <summary>The largest part of the gradient at the end, for each item and unit of C.</summary>
    public double Tolerance { get; init; } = 1e-7;

    /// <summary>How many steps of L-BFGS may be taken.</summary>
    public int MaximumSteps { get; init; } = 1000;
}
