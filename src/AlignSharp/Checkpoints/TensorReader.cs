namespace AlignSharp.Checkpoints;

/// <summary>
/// Gives some of the bytes of a tensor: row-major, little-endian. Called for one stretch after the other, each of whole
/// elements.
/// </summary>
/// <param name="offset">The first byte wanted, counted from the start of the tensor.</param>
/// <param name="destination">Where to put as many bytes as it is long.</param>
public delegate void TensorReader(long offset, Span<byte> destination);
