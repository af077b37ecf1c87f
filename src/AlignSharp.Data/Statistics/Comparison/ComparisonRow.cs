namespace AlignSharp.Data.Statistics.Comparison;

/// <summary>One line of the comparison: what published data sets say of themselves, and what the files at hand show. Immutable.</summary>
/// <param name="Title">What is compared.</param>
/// <param name="Coyo">COYO-700M.</param>
/// <param name="Laion">LAION-2B.</param>
/// <param name="Align">ALIGN-1.8B.</param>
/// <param name="Yours">The files at hand.</param>
public sealed record ComparisonRow(string Title, string Coyo, string Laion, string Align, string Yours);
