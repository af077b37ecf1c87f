namespace AlignSharp.Imaging.Resampling;

/// <summary>Rows of samples that lie a fixed distance apart.</summary>
/// <param name="bytes">The samples, from the first row's first one on.</param>
/// <param name="stride">Bytes from one row to the next.</param>
/// <param name="length">Bytes of one row.</param>
internal readonly ref struct RowView(ReadOnlySpan<byte> bytes, int stride, int length)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes of one row.</summary>
    public int Length => length;

    public ReadOnlySpan<byte> this[int row] => _bytes.Slice(row * stride, length);

    /// <summary>A row and everything behind it, for kernels that may read past its end.</summary>
    public ReadOnlySpan<byte> From(int row) => _bytes[(row * stride)..];
}
