namespace AlignSharp.Search;

/// <summary>A row of an index: what was embedded, and what is known about it. Immutable.</summary>
/// <param name="Name">A path from the indexed folder on, a key of a shard, or the name that was imported.</param>
public sealed record IndexEntry(string Name)
{
    /// <summary>Whether a picture or a text was embedded.</summary>
    public EntryKind Kind { get; init; }

    /// <summary>Where the picture can be read: a path, or an address; null where it is not known.</summary>
    public string? Source { get; init; }

    /// <summary>The text that goes with it; null for none.</summary>
    public string? Caption { get; init; }

    /// <summary>Bytes of the picture's file; 0 where not known.</summary>
    public long Bytes { get; init; }

    /// <summary>When the file was changed last, in ticks of UTC; 0 where not known.</summary>
    public long Modified { get; init; }

    /// <summary>XXH128 of the file's bytes or of the text; empty where not known.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Other fields as a JSON object; null for none.</summary>
    public string? Metadata { get; init; }
}
