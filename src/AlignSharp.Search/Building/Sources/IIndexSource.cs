namespace AlignSharp.Search.Building.Sources;

/// <summary>Pictures to index, in an order that is the same each time while they stay the same.</summary>
internal interface IIndexSource
{
    /// <summary>How many there are; null where that is known only at the end.</summary>
    long? Count { get; }

    /// <summary>The pictures, found while they are asked for.</summary>
    IAsyncEnumerable<SourceItem> ReadAsync(CancellationToken cancellationToken);
}
