namespace AlignSharp.Checkpoints;

/// <summary>Where the bytes of a tensor lie in a file: row-major, little-endian, without gaps.</summary>
/// <param name="Path">The full path of the file.</param>
/// <param name="Offset">The first byte, counted from the start of the file.</param>
/// <param name="Length">The number of bytes.</param>
public sealed record TensorLocation(string Path, long Offset, long Length);
