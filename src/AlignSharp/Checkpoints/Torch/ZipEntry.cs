namespace AlignSharp.Checkpoints.Torch;

/// <summary>A file in a zip archive.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="HeaderOffset">Where its local header starts in the archive.</param>
/// <param name="Offset">Where its bytes start in the archive.</param>
/// <param name="Length">The number of its bytes in the archive.</param>
/// <param name="IsStored">Whether those bytes are the file as it is, neither compressed nor encrypted.</param>
internal sealed record ZipEntry(string Name, long HeaderOffset, long Offset, long Length, bool IsStored);
