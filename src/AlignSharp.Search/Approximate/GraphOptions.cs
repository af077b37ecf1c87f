namespace AlignSharp.Search.Approximate;

/// <summary>How a graph for approximate search is built. Immutable.</summary>
public sealed record GraphOptions
{
    /// <summary>Links of a row to its neighbours, 2 to 256; twice as many on the lowest level. More find more, in more memory. Default: 32.</summary>
    public int Links { get; init; } = 32;

    /// <summary>Rows looked at to link a new one, 1 to 10,000. More find more and take longer to build. Default: 128.</summary>
    public int BuildEffort { get; init; } = 128;

    /// <summary>Rows looked at in a search, at least; 1 to 10,000. Default: 96.</summary>
    public int SearchEffort { get; init; } = 96;

    /// <exception cref="SearchException">A value is out of its range.</exception>
    internal void Check()
    {
        if (Links is < 2 or > 256 || BuildEffort is < 1 or > 10_000 || SearchEffort is < 1 or > 10_000)
        {
            throw new SearchException(
                $"The graph is to have {Links} links and efforts of {BuildEffort} and {SearchEffort}; expected 2 to 256 links and efforts of 1 to 10000.");
        }
    }
}
