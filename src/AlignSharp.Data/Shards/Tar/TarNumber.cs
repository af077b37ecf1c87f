namespace AlignSharp.Data.Shards.Tar;

/// <summary>The numbers of a header: octal text, or GNU's big-endian binary where the first bit is set.</summary>
internal static class TarNumber
{
    /// <summary>Reads a number of at least 0; an empty field is 0.</summary>
    public static bool TryParse(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        if ((field[0] & 0x80) != 0)
        {
            return TryParseBinary(field, out value);
        }

        foreach (var digit in field.Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > long.MaxValue >> 3)
            {
                return false;
            }

            value = (value << 3) | (long)(digit - '0');
        }

        return true;
    }

    /// <summary>Writes a number as zero-padded octal with a closing NUL.</summary>
    public static void Write(Span<byte> field, long value)
    {
        field[^1] = 0;
        for (var place = field.Length - 2; place >= 0; place--, value >>= 3)
        {
            field[place] = (byte)('0' + (value & 7));
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(value, 0);
    }

    private static bool TryParseBinary(ReadOnlySpan<byte> field, out long value)
    {
        value = field[0] & 0x7F;
        foreach (var digit in field[1..])
        {
            if (value > long.MaxValue >> 8)
            {
                return false;
            }

            value = (value << 8) | digit;
        }

        return true;
    }
}
