using System.Buffers.Binary;
using System.Text;

namespace AlignSharp.Checkpoints.Torch;

/// <summary>What the directory of a zip archive says of one entry.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Length">The number of its bytes in the archive.</param>
/// <param name="HeaderOffset">Where its local header starts in the archive.</param>
/// <param name="IsStored">Whether those bytes are the entry as it is, neither compressed nor encrypted.</param>
internal sealed record ZipDirectoryRecord(string Name, ulong Length, ulong HeaderOffset, bool IsStored)
{
    private const uint Signature = 0x02014B50;
    private const int FixedBytes = 46;
    private const uint Saturated = uint.MaxValue;
    private const ushort EncryptedFlag = 1;
    private const ushort Zip64Extra = 1;

    /// <summary>Takes the next record from the directory.</summary>
    public static ZipDirectoryRecord Parse(string path, ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < FixedBytes || BinaryPrimitives.ReadUInt32LittleEndian(rest) != Signature)
        {
            throw new CheckpointException($"{path} has a damaged zip directory; expected more entries.");
        }

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]);
        var length = FixedBytes + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
        if (rest.Length < length)
        {
            throw new CheckpointException($"{path} has a zip directory that ends within an entry; the file is damaged.");
        }

        // names are compared byte by byte, which Latin-1 keeps apart
        var name = Encoding.Latin1.GetString(rest.Slice(FixedBytes, nameLength));
        var record = Parse(path, name, rest, rest.Slice(FixedBytes + nameLength, extraLength));
        rest = rest[length..];
        return record;
    }

    private static ZipDirectoryRecord Parse(string path, string name, ReadOnlySpan<byte> record, ReadOnlySpan<byte> extra)
    {
        var zip64 = FindZip64(extra);
        var length = Wide(path, name, BinaryPrimitives.ReadUInt32LittleEndian(record[24..]), ref zip64);
        var storedLength = Wide(path, name, BinaryPrimitives.ReadUInt32LittleEndian(record[20..]), ref zip64);
        var offset = Wide(path, name, BinaryPrimitives.ReadUInt32LittleEndian(record[42..]), ref zip64);
        var isEncrypted = (BinaryPrimitives.ReadUInt16LittleEndian(record[8..]) & EncryptedFlag) != 0;
        var isCompressed = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]) != 0 || length != storedLength;
        return new ZipDirectoryRecord(name, storedLength, offset, !isEncrypted && !isCompressed);
    }

    private static ReadOnlySpan<byte> FindZip64(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = Math.Min(extra.Length - 4, BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]));
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == Zip64Extra)
            {
                return extra.Slice(4, length);
            }

            extra = extra[(4 + length)..];
        }

        return [];
    }

    /// <summary>A 32-bit field, or the 64-bit number that stands for it in the extra field when it is saturated.</summary>
    private static ulong Wide(string path, string name, uint field, ref ReadOnlySpan<byte> zip64)
    {
        if (field != Saturated)
        {
            return field;
        }

        if (!BinaryPrimitives.TryReadUInt64LittleEndian(zip64, out var wide))
        {
            throw new CheckpointException($"{path}: zip entry '{name}' lacks its 64-bit sizes; the file is damaged.");
        }

        zip64 = zip64[sizeof(ulong)..];
        return wide;
    }
}
