namespace AlignSharp.Search.Building.Sources;

/// <summary>Something to embed, not yet read.</summary>
/// <param name="Entry">What is known of it without reading it; the caption where it is a text.</param>
/// <param name="Read">Gives the picture's bytes; throws <see cref="AlignException"/> where they cannot be read. Called from any thread.</param>
internal sealed record SourceItem(IndexEntry Entry, Func<ReadOnlyMemory<byte>> Read)
{
    /// <summary>The caption of a picture as an item of its own.</summary>
    public SourceItem Caption => new(
        Entry with { Kind = EntryKind.Text, Bytes = 0, Modified = 0 },
        () => throw new InvalidOperationException("A caption has no bytes to read."));
}
