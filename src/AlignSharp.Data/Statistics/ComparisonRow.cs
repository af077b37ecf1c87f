namespace AlignSharp.Data.Statistics;

/// <summary>One line of the comparison with the published data sets.</summary>
/// <param name="Subject">What is compared.</param>
/// <param name="Yours">What the user's own files say.</param>
/// <param name="Coyo">COYO-700M.</param>
/// <param name="Laion">LAION-2B.</param>
/// <param name="Align">ALIGN-1.8B, the data of the paper.</param>
public sealed record ComparisonRow(string Subject, string Yours, string Coyo, string Laion, string Align);
