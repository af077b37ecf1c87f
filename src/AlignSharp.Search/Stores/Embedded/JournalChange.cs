namespace AlignSharp.Search.Stores.Embedded;

/// <summary>A change of an index that its files do not hold yet.</summary>
/// <param name="Name">The rows of this name are no more.</param>
/// <param name="Entry">What takes their place; null for nothing.</param>
/// <param name="Vector">Its embedding, of length 1; null where there is no entry.</param>
internal sealed record JournalChange(string Name, IndexEntry? Entry, float[]? Vector);
