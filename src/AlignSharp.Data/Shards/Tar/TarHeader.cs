namespace AlignSharp.Data.Shards.Tar;

/// <summary>A view of one 512-byte header block: v7, POSIX ustar or GNU.</summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    public const int Length = 512;
    private readonly ReadOnlySpan<byte> _block = block;

    public bool IsZero => !_block.ContainsAnyExcept((byte)0);

    public byte Type => _block[TarLayout.Type];

    public string Name
    {
        get
        {
            var name = UntilZero(_block[TarLayout.Name]);
            var prefix = IsPosix ? UntilZero(_block[TarLayout.Prefix]) : [];
            return prefix.IsEmpty ? TarText.Decode(name) : TarText.Decode([.. prefix, (byte)'/', .. name]);
        }
    }

    /// <summary>GNU writes "ustar  " and keeps times where POSIX keeps the prefix of the name.</summary>
    private bool IsPosix => _block[TarLayout.Magic].SequenceEqual("ustar\0"u8);

    public bool TryGetSize(out long size) => TarNumber.TryParse(_block[TarLayout.Size], out size);

    /// <summary>Whether the sum of all bytes is the recorded one; old writers summed signed bytes.</summary>
    public bool HasValidChecksum()
    {
        if (!TarNumber.TryParse(_block[TarLayout.Checksum], out var recorded))
        {
            return false;
        }

        // the sum was taken with blanks where it now stands
        var (unsigned, signed) = Sums(_block);
        var (unsignedField, signedField) = Sums(_block[TarLayout.Checksum]);
        var blanks = ' ' * _block[TarLayout.Checksum].Length;
        return recorded == unsigned - unsignedField + blanks || recorded == signed - signedField + blanks;
    }

    private static (int Unsigned, int Signed) Sums(ReadOnlySpan<byte> bytes)
    {
        int unsigned = 0, signed = 0;
        foreach (var value in bytes)
        {
            unsigned += value;
            signed += (sbyte)value;
        }

        return (unsigned, signed);
    }

    private static ReadOnlySpan<byte> UntilZero(ReadOnlySpan<byte> field) =>
        field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field;
}
