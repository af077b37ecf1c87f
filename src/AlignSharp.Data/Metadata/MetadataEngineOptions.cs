namespace AlignSharp.Data.Metadata;

/// <summary>How much of the machine may be used for reading and counting metadata. Immutable.</summary>
public sealed record MetadataEngineOptions
{
    /// <summary>
    /// Memory for tables and hash tables, as a number with a unit (<c>3GB</c>, <c>512MiB</c>). What does not fit goes to
    /// <see cref="TemporaryFolder"/>. The process needs about half a gigabyte more. Default 3 GB.
    /// </summary>
    public string MemoryLimit { get; init; } = "3GB";

    /// <summary>Threads that work at once; 0, the default, takes one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Where working tables are kept during a run; null, the default, is the system's folder for temporary files.</summary>
    public string? TemporaryFolder { get; init; }
}
