namespace AlignSharp.Server.Search;

/// <summary>A row of an index seen from above.</summary>
/// <param name="Row">Its place in the index.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="X">Where it lies on the axis that tells most, -1 to 1.</param>
/// <param name="Y">Where it lies on the axis that tells most of the rest, -1 to 1.</param>
internal sealed record MapPoint(long Row, string Name, float X, float Y);
