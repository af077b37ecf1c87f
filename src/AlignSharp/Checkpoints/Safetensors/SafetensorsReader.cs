using System.Buffers.Binary;
using AlignSharp.Checkpoints.Buffers;

namespace AlignSharp.Checkpoints.Safetensors;

/// <summary>
/// Finds the tensors of a safetensors file: 8 bytes with the length of the header, the header, then the tensors one
/// after the other. Everything the header claims is checked before it is believed.
/// </summary>
internal static class SafetensorsReader
{
    private const int LengthBytes = 8;

    /// <summary>The format's own limit on the header.</summary>
    private const int MaximumHeaderBytes = 100_000_000;

    /// <summary>The tensors in the order in which they lie in the file.</summary>
    public static List<StoredTensor> Read(MappedFile file)
    {
        var headerLength = ReadHeaderLength(file);
        var entries = SafetensorsHeader.Parse(file.Path, file.Slice(LengthBytes, headerLength));
        var start = LengthBytes + (long)headerLength;
        var tensors = new List<StoredTensor>(entries.Count);
        var end = 0L;
        foreach (var entry in entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            Check(file, entry, end, file.Length - start);
            var location = new TensorLocation(file.Path, start + entry.Begin, entry.End - entry.Begin);
            tensors.Add(new StoredTensor(
                new TensorInfo(entry.Name, entry.Type, entry.Shape, location), file.Buffer, location.Offset));
            end = entry.End;
        }

        return end == file.Length - start
            ? tensors
            : throw new CheckpointException(
                $"{file.Path} has {file.Length - start - end} bytes after its last tensor; expected none.");
    }

    private static int ReadHeaderLength(MappedFile file)
    {
        if (file.Length < LengthBytes)
        {
            throw new CheckpointException($"{file.Path} has {file.Length} bytes; expected at least {LengthBytes}.");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(file.Slice(0, LengthBytes));
        var maximum = Math.Min(MaximumHeaderBytes, file.Length - LengthBytes);
        return length <= (ulong)maximum
            ? (int)length
            : throw new CheckpointException(
                $"{file.Path} claims a header of {length} bytes; expected at most {maximum} in a safetensors file of {file.Length} bytes.");
    }

    private static void Check(MappedFile file, SafetensorsEntry entry, long expectedBegin, long dataLength)
    {
        if (!TensorShape.TryCount(entry.Shape.AsSpan(), entry.Type.ElementSize, out var count))
        {
            throw Error(file, entry, $"has shape {TensorShape.Describe(entry.Shape.AsSpan())}", "fewer than 2^63 bytes");
        }

        if (entry.End < entry.Begin || entry.End > dataLength)
        {
            throw Error(file, entry, $"lies at bytes {entry.Begin} to {entry.End}", $"a range within 0 to {dataLength}");
        }

        if (entry.End - entry.Begin != count * entry.Type.ElementSize)
        {
            throw Error(
                file,
                entry,
                $"has {entry.End - entry.Begin} bytes",
                $"{count * entry.Type.ElementSize} for {entry.Type} of shape {TensorShape.Describe(entry.Shape.AsSpan())}");
        }

        if (entry.Begin != expectedBegin)
        {
            var fault = entry.Begin < expectedBegin ? "overlaps the tensor before it" : "leaves a gap before it";
            throw Error(file, entry, $"starts at byte {entry.Begin} and {fault}", $"byte {expectedBegin}");
        }
    }

    private static CheckpointException Error(MappedFile file, SafetensorsEntry entry, string found, string expected) =>
        new($"{file.Path}: tensor '{entry.Name}' {found}; expected {expected}.");
}
