namespace AlignSharp.Data.Shards.Tar;

/// <summary>
/// Writes files into a POSIX tar whose bytes depend on names and data alone: time, owner and group are 0, the mode is 0644.
/// A name that is not ASCII or longer than 100 bytes goes into a PAX header. Not thread-safe.
/// </summary>
internal sealed class TarWriter(Stream stream)
{
    private const int Mode = 0b110_100_100;
    private const int LongestName = 100;
    private static readonly byte[] Zeros = new byte[2 * TarHeader.Length];
    private readonly byte[] _header = new byte[TarHeader.Length];

    /// <summary>How many bytes of tar have been written.</summary>
    public long Length { get; private set; }

    public async ValueTask WriteFileAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var bytes = TarText.Encode(name);
        if (bytes.Length > LongestName || !System.Text.Ascii.IsValid(bytes))
        {
            await WriteMemberAsync("PaxHeader"u8.ToArray(), (byte)'x', PaxRecords.OfPath(name), cancellationToken).ConfigureAwait(false);
        }

        var shown = bytes.AsMemory(0, Math.Min(bytes.Length, LongestName));
        await WriteMemberAsync(shown, (byte)'0', data, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the mark that closes a tar.</summary>
    public ValueTask CompleteAsync(CancellationToken cancellationToken) => WriteAsync(Zeros, cancellationToken);

    private async ValueTask WriteMemberAsync(
        ReadOnlyMemory<byte> name, byte type, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        FillHeader(name.Span, type, data.Length);
        await WriteAsync(_header, cancellationToken).ConfigureAwait(false);
        await WriteAsync(data, cancellationToken).ConfigureAwait(false);
        var padding = (TarHeader.Length - (data.Length % TarHeader.Length)) % TarHeader.Length;
        await WriteAsync(Zeros.AsMemory(0, padding), cancellationToken).ConfigureAwait(false);
    }

    private void FillHeader(ReadOnlySpan<byte> name, byte type, int size)
    {
        var header = _header.AsSpan();
        header.Clear();
        name.CopyTo(header[TarLayout.Name]);
        TarNumber.Write(header[TarLayout.Mode], Mode);
        TarNumber.Write(header[TarLayout.User], 0);
        TarNumber.Write(header[TarLayout.Group], 0);
        TarNumber.Write(header[TarLayout.Size], size);
        TarNumber.Write(header[TarLayout.Modified], 0);
        header[TarLayout.Type] = type;
        "ustar\0"u8.CopyTo(header[TarLayout.Magic]);
        "00"u8.CopyTo(header[TarLayout.Version]);
        WriteChecksum(header);
    }

    private static void WriteChecksum(Span<byte> header)
    {
        var field = header[TarLayout.Checksum];
        field.Fill((byte)' ');
        var sum = 0;
        foreach (var value in header)
        {
            sum += value;
        }

        TarNumber.Write(field[..7], sum);
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        Length += bytes.Length;
    }
}
