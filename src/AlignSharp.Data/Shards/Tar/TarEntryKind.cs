namespace AlignSharp.Data.Shards.Tar;

/// <summary>What a tar member is, as far as shards care.</summary>
internal enum TarEntryKind
{
    File,
    Folder,
    Link,
    Device,

    /// <summary>Sparse files, volume labels and whatever else a vendor has thought of.</summary>
    Other,
}
