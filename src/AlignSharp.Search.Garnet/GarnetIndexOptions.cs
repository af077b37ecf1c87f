namespace AlignSharp.Search.Garnet;

/// <summary>How an index is laid out in Garnet; decided when it is made. Immutable.</summary>
public sealed record GarnetIndexOptions
{
    /// <summary>The most keys of an index.</summary>
    public const int MaximumShards = 4096;

    /// <summary>
    /// Over how many keys the rows are spread, 1 to <see cref="MaximumShards"/>. A key lies on one server as a whole, so there must be several
    /// times as many as servers. Default: 16.
    /// </summary>
    public int Shards { get; init; } = 16;

    /// <summary>Whether vectors are kept in one byte a number: a quarter of the memory, scores right to about 0.01. Default: false.</summary>
    public bool Quantized { get; init; }

    /// <summary>Links of a row in the graph. Default: 32.</summary>
    public int Links { get; init; } = 32;

    /// <summary>Rows looked at to link a new one. Default: 200.</summary>
    public int BuildEffort { get; init; } = 200;

    /// <summary>Rows of each key looked at in a search, at least; more find more of the true neighbours. Default: 128.</summary>
    public int SearchEffort { get; init; } = 128;

    /// <exception cref="SearchException">A value is out of its range.</exception>
    internal void Check()
    {
        if (Shards is < 1 or > MaximumShards || Links < 4 || BuildEffort < 1 || SearchEffort < 1)
        {
            throw new SearchException(
                $"The index is to have {Shards} keys, {Links} links and efforts of {BuildEffort} and {SearchEffort}; expected 1 to {MaximumShards} keys, at least 4 links and efforts of at least 1.");
        }
    }
}
