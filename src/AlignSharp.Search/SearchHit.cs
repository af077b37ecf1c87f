namespace AlignSharp.Search;

/// <summary>A row that a search found.</summary>
/// <param name="Row">Its place in the index.</param>
/// <param name="Score">The cosine of query and vector, -1 to 1.</param>
/// <param name="Entry">What the index knows about it.</param>
public sealed record SearchHit(long Row, float Score, IndexEntry Entry)
{
    /// <summary>The name of the entry.</summary>
    public string Name => Entry.Name;

    /// <summary>Rows left out because they are nearly the same as this one; 0 unless asked to collapse.</summary>
    public int Similar { get; init; }
}
