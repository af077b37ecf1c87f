using System.Buffers.Binary;
using System.Numerics;

namespace AlignSharp.Training.Runs.TensorBoard;

/// <summary>TensorFlow's record file: each record with its length before it, and a checksum after each of the two.</summary>
internal static class RecordFrame
{
    private const uint MaskDelta = 0xA282EAD8;

    public static void Append(Stream file, ReadOnlySpan<byte> record)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)record.Length);
        file.Write(length);
        WriteChecksum(file, length);
        file.Write(record);
        WriteChecksum(file, record);
    }

    /// <summary>CRC-32C, turned and shifted so that a checksum of checksums stays one.</summary>
    public static uint MaskedChecksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return BitOperations.RotateRight(~crc, 15) + MaskDelta;
    }

    private static void WriteChecksum(Stream file, ReadOnlySpan<byte> bytes)
    {
        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, MaskedChecksum(bytes));
        file.Write(checksum);
    }
}
