using System.Buffers.Binary;
using AlignSharp.Checkpoints.Buffers;

namespace AlignSharp.Checkpoints.Torch;

/// <summary>The record at the end of a zip archive that tells where its directory is.</summary>
/// <param name="Start">The first byte of the directory.</param>
/// <param name="Length">The number of its bytes.</param>
/// <param name="Count">The number of its entries.</param>
internal readonly record struct ZipEndRecord(long Start, long Length, long Count)
{
    private const uint Signature = 0x06054B50;
    private const uint Signature64 = 0x06064B50;
    private const uint LocatorSignature64 = 0x07064B50;
    private const int FixedBytes = 22;
    private const int FixedBytes64 = 56;
    private const int LocatorBytes64 = 20;

    public static ZipEndRecord Find(MappedFile file)
    {
        var tailLength = (int)Math.Min(file.Length, FixedBytes + ushort.MaxValue);
        var tail = file.Slice(file.Length - tailLength, tailLength);
        for (var i = tail.Length - FixedBytes; i >= 0; i--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[i..]) == Signature
                && BinaryPrimitives.ReadUInt16LittleEndian(tail[(i + 20)..]) == tail.Length - i - FixedBytes)
            {
                return Check(file, Parse(file, file.Length - tailLength + i, tail.Slice(i, FixedBytes)));
            }
        }

        throw new CheckpointException($"{file.Path} is a zip archive without its end; the file is cut short or damaged.");
    }

    private static ZipEndRecord Parse(MappedFile file, long position, ReadOnlySpan<byte> record)
    {
        var narrow = new ZipEndRecord(
            BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[12..]),
            BinaryPrimitives.ReadUInt16LittleEndian(record[10..]));
        var locator = position >= LocatorBytes64 ? file.Slice(position - LocatorBytes64, LocatorBytes64) : [];
        if (locator.IsEmpty || BinaryPrimitives.ReadUInt32LittleEndian(locator) != LocatorSignature64)
        {
            return narrow;
        }

        var start = BinaryPrimitives.ReadUInt64LittleEndian(locator[8..]);
        var wide = start <= (ulong)Math.Max(0, position - FixedBytes64) ? file.Slice((long)start, FixedBytes64) : [];
        return !wide.IsEmpty && BinaryPrimitives.ReadUInt32LittleEndian(wide) == Signature64
            ? new ZipEndRecord(
                BinaryPrimitives.ReadInt64LittleEndian(wide[48..]),
                BinaryPrimitives.ReadInt64LittleEndian(wide[40..]),
                BinaryPrimitives.ReadInt64LittleEndian(wide[32..]))
            : throw new CheckpointException($"{file.Path} has a damaged 64-bit zip directory; expected its record at byte {start}.");
    }

    private static ZipEndRecord Check(MappedFile file, ZipEndRecord record) =>
        record is { Start: >= 0, Length: >= 0, Count: >= 0 } && record.Start <= file.Length && record.Length <= file.Length - record.Start
            ? record
            : throw new CheckpointException(
                $"{file.Path} claims a zip directory of {record.Length} bytes at byte {record.Start}; expected it within {file.Length} bytes.");
}
