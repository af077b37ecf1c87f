namespace AlignSharp.Evaluation.Probing;

/// <summary>What a line search knows of one step along its direction.</summary>
/// <param name="Step">The length of the step.</param>
/// <param name="Value">The objective there.</param>
/// <param name="Slope">Its derivative along the direction.</param>
internal readonly record struct LineSearchPoint(double Step, double Value, double Slope);
