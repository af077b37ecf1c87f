namespace AlignSharp.Data.Shards.Tar;

/// <summary>One member of a tar: its full name, what it is, and how many bytes of data its header promises.</summary>
internal readonly record struct TarEntry(string Name, TarEntryKind Kind, long Size);
