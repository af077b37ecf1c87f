namespace AlignSharp.Data.Shards.Tar;

/// <summary>
/// Reads the members of a tar forwards: v7, POSIX ustar, GNU long names, PAX. Nothing is allocated on a header's word
/// alone. The framework's reader is not used because it is: a PAX header may make it allocate two gigabytes. Not thread-safe.
/// </summary>
internal sealed class TarReader(Stream stream) : IDisposable
{
    private const int MaximumMetadata = 1 << 20;
    private readonly ByteSource _source = new(stream);
    private PaxRecords _archive = PaxRecords.None;
    private TarEntry _entry;
    private long _unread;

    /// <summary>Whether the end was marked by a block of zeros; a file without it may lack members.</summary>
    public bool EndIsMarked { get; private set; }

    /// <summary>How many bytes of the (decompressed) tar have been taken so far.</summary>
    public long Offset => _source.Offset;

    /// <summary>Goes to the next member, over what is unread of this one.</summary>
    /// <returns>The member, or nothing at the end.</returns>
    /// <exception cref="TarException">The tar is torn, or a header is not one.</exception>
    public async ValueTask<TarEntry?> NextAsync(CancellationToken cancellationToken)
    {
        await SkipAsync(_entry, _unread, cancellationToken).ConfigureAwait(false);
        _unread = 0;
        string? longName = null;
        var records = _archive;
        while (await ReadHeaderAsync(cancellationToken).ConfigureAwait(false) is var (type, entry))
        {
            switch (type)
            {
                case (byte)'L':
                    longName = await ReadNameAsync(entry, cancellationToken).ConfigureAwait(false);
                    break;
                case (byte)'K':
                    await ReadMetadataAsync(entry, cancellationToken).ConfigureAwait(false);
                    break;
                case (byte)'x' or (byte)'X':
                    records = await ReadRecordsAsync(entry, cancellationToken).ConfigureAwait(false);
                    break;
                case (byte)'g':
                    records = _archive = await ReadRecordsAsync(entry, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    var name = records.Path ?? longName ?? entry.Name;
                    return Begin(type, entry with { Name = name, Size = records.Size ?? entry.Size }, records);
            }
        }

        return null;
    }

    /// <summary>The data of the current member, which must be a file no larger than an array; to be read once.</summary>
    /// <exception cref="TarException">The tar ends inside it.</exception>
    public async ValueTask<byte[]> ReadDataAsync(CancellationToken cancellationToken)
    {
        var data = await ReadBytesAsync(_entry, cancellationToken).ConfigureAwait(false);
        _unread -= data.Length;
        return data;
    }

    /// <summary>Reads on behind the mark, so that a checksum at the end of compressed data is looked at; no further than a megabyte.</summary>
    public async ValueTask PassEndAsync(CancellationToken cancellationToken) =>
        await _source.SkipAsync(MaximumMetadata, cancellationToken).ConfigureAwait(false);

    public void Dispose() => _source.Dispose();

    private TarEntry Begin(byte type, TarEntry entry, PaxRecords records)
    {
        var kind = records.IsSparse ? TarEntryKind.Other : KindOf(type, entry.Name);
        var hasData = kind is TarEntryKind.File or TarEntryKind.Other;
        _entry = entry with { Kind = kind, Size = hasData ? entry.Size : 0 };
        _unread = Padded(_entry);
        return _entry;
    }

    private static TarEntryKind KindOf(byte type, string name) => type switch
    {
        0 or (byte)'0' or (byte)'7' => name.EndsWith('/') ? TarEntryKind.Folder : TarEntryKind.File,
        (byte)'1' or (byte)'2' => TarEntryKind.Link,
        (byte)'3' or (byte)'4' or (byte)'6' => TarEntryKind.Device,
        (byte)'5' => TarEntryKind.Folder,
        _ => TarEntryKind.Other,
    };

    private async ValueTask<(byte Type, TarEntry Entry)?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var count = await _source.PeekAsync(TarHeader.Length, cancellationToken).ConfigureAwait(false);
        if (count == 0)
        {
            return null;
        }

        if (count < TarHeader.Length)
        {
            throw new TarException(ShardFaultKind.Torn, $"ends at byte {Offset + count} inside a header");
        }

        var header = new TarHeader(_source.Peeked(count));
        if (header.IsZero)
        {
            EndIsMarked = true;
            return null;
        }

        if (!header.HasValidChecksum() || !header.TryGetSize(out var size))
        {
            throw new TarException(
                Offset == 0 ? ShardFaultKind.NotATar : ShardFaultKind.BadHeader,
                $"has bytes at {Offset} that are no tar header (the checksum does not fit)");
        }

        var result = (header.Type, new TarEntry(header.Name, TarEntryKind.Other, size));
        _source.Take(TarHeader.Length);
        return result;
    }

    private async ValueTask<string> ReadNameAsync(TarEntry entry, CancellationToken cancellationToken)
    {
        var name = await ReadMetadataAsync(entry, cancellationToken).ConfigureAwait(false);
        return TarText.Decode(name.AsSpan().TrimEnd((byte)0));
    }

    private async ValueTask<PaxRecords> ReadRecordsAsync(TarEntry entry, CancellationToken cancellationToken) =>
        PaxRecords.TryParse(await ReadMetadataAsync(entry, cancellationToken).ConfigureAwait(false), _archive)
        ?? throw new TarException(ShardFaultKind.BadHeader, $"has a PAX header before {Offset} that is no list of records");

    /// <summary>Reads the body of a header that describes the next member.</summary>
    private async ValueTask<byte[]> ReadMetadataAsync(TarEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Size > MaximumMetadata)
        {
            throw new TarException(
                ShardFaultKind.BadHeader, $"has a header of {entry.Size} bytes at {Offset}; expected at most {MaximumMetadata}");
        }

        var data = await ReadBytesAsync(entry, cancellationToken).ConfigureAwait(false);
        await SkipAsync(entry, Padded(entry) - entry.Size, cancellationToken).ConfigureAwait(false);
        return data;
    }

    private async ValueTask<byte[]> ReadBytesAsync(TarEntry entry, CancellationToken cancellationToken)
    {
        var data = await _source.ReadArrayAsync(entry.Size, cancellationToken).ConfigureAwait(false);
        return data.Length == entry.Size ? data : throw Torn(entry);
    }

    private async ValueTask SkipAsync(TarEntry entry, long count, CancellationToken cancellationToken)
    {
        if (await _source.SkipAsync(count, cancellationToken).ConfigureAwait(false) < count)
        {
            throw Torn(entry);
        }
    }

    private static long Padded(TarEntry entry) =>
        entry.Size <= long.MaxValue - TarHeader.Length
            ? (entry.Size + TarHeader.Length - 1) / TarHeader.Length * TarHeader.Length
            : entry.Size;

    private TarException Torn(TarEntry entry) =>
        new(ShardFaultKind.Torn, $"ends at byte {Offset} inside {entry.Name} (size in its header: {entry.Size})");
}
