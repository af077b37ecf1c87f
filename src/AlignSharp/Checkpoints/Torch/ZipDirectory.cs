using System.Buffers.Binary;
using AlignSharp.Checkpoints.Buffers;

namespace AlignSharp.Checkpoints.Torch;

/// <summary>
/// Reads the directory of a zip archive to find where in the mapped file each entry lies. The checksums are not
/// compared: torch can be told to write none.
/// </summary>
internal static class ZipDirectory
{
    private const uint LocalSignature = 0x04034B50;
    private const int LocalHeaderBytes = 30;
    private const int MaximumBytes = 64 << 20;

    public static Dictionary<string, ZipEntry> Read(MappedFile file)
    {
        var (start, length, count) = ZipEndRecord.Find(file);
        if (length > MaximumBytes)
        {
            throw new CheckpointException($"{file.Path} has a zip directory of {length} bytes; expected at most {MaximumBytes}.");
        }

        var entries = new Dictionary<string, ZipEntry>();
        var rest = file.Slice(start, (int)length);
        for (var i = 0L; i < count; i++)
        {
            var record = ZipDirectoryRecord.Parse(file.Path, ref rest);
            if (!entries.TryAdd(record.Name, Locate(file, record, start)))
            {
                throw new CheckpointException($"{file.Path}: zip entry '{record.Name}' is there twice; expected every name once.");
            }
        }

        CheckApart(file, entries.Values);
        return entries;
    }

    private static ZipEntry Locate(MappedFile file, ZipDirectoryRecord record, long directoryStart)
    {
        var header = record.HeaderOffset <= (ulong)Math.Max(0, directoryStart - LocalHeaderBytes)
            ? file.Slice((long)record.HeaderOffset, LocalHeaderBytes)
            : throw Outside(file, record);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalSignature)
        {
            throw new CheckpointException(
                $"{file.Path}: zip entry '{record.Name}' has no header at byte {record.HeaderOffset}; the file is damaged.");
        }

        var offset = (long)record.HeaderOffset + LocalHeaderBytes
            + BinaryPrimitives.ReadUInt16LittleEndian(header[26..])
            + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        return offset <= directoryStart && record.Length <= (ulong)(directoryStart - offset)
            ? new ZipEntry(record.Name, (long)record.HeaderOffset, offset, (long)record.Length, record.IsStored)
            : throw Outside(file, record);
    }

    private static void CheckApart(MappedFile file, IEnumerable<ZipEntry> entries)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.HeaderOffset))
        {
            if (entry.HeaderOffset < end)
            {
                throw new CheckpointException($"{file.Path}: zip entry '{entry.Name}' overlaps another; the file is damaged.");
            }

            end = entry.Offset + entry.Length;
        }
    }

    private static CheckpointException Outside(MappedFile file, ZipDirectoryRecord record) =>
        new($"{file.Path}: zip entry '{record.Name}' lies outside the archive; the file is damaged.");
}
