namespace AlignSharp.Evaluation.Probing;

/// <summary>A smooth function to minimise: gives its value at a point and writes its gradient.</summary>
/// <param name="point">Where.</param>
/// <param name="gradient">Receives the gradient; as long as the point.</param>
internal delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);
