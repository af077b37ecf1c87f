namespace AlignSharp.Checkpoints.Torch;

/// <summary>A stored (not compressed) file of a zip archive.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="HeaderOffset">Where its local header starts in the archive.</param>
/// <param name="Offset">Where its bytes start in the archive.</param>
/// <param name="Length">The number of its bytes.</param>
internal sealed record ZipEntry(string Name, long HeaderOffset, long Offset, long Length);
