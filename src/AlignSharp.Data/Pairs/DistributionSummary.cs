namespace AlignSharp.Data.Pairs;

/// <summary>How whole numbers are spread.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Low">One in twenty is not above this.</param>
/// <param name="Median">Half are not above this.</param>
/// <param name="High">Nineteen in twenty are not above this.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="Mean">The mean.</param>
public sealed record DistributionSummary(int Minimum, int Low, int Median, int High, int Maximum, double Mean);
