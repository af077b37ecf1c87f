using System.Buffers.Binary;
using System.Text;

namespace AlignSharp.Tests.Checkpoints.Torch;

/// <summary>Writes pickles instruction by instruction, so that they can say anything.</summary>
internal sealed class PickleProgram
{
    private readonly List<byte> _bytes = [0x80, 2];

    public byte[] Bytes => [.. _bytes];

    /// <summary>A state dict of one float32 tensor "w", a view of storage "0".</summary>
    public static byte[] StateDict(long count, long offset, long[] shape, long[] strides, string storage = "FloatStorage") =>
        new PickleProgram().Raw("}").Text("w").Tensor(count, offset, shape, strides, storage).Raw("s.").Bytes;

    public PickleProgram Raw(string instructions) => Raw(Encoding.Latin1.GetBytes(instructions));

    public PickleProgram Raw(params byte[] instructions)
    {
        _bytes.AddRange(instructions);
        return this;
    }

    public PickleProgram Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
        return Raw("X").Raw(length).Raw(utf8);
    }

    public PickleProgram Integer(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return Raw(0x8A, 8).Raw(bytes);
    }

    public PickleProgram Tuple(long[] values)
    {
        Raw("(");
        foreach (var value in values)
        {
            Integer(value);
        }

        return Raw("t");
    }

    public PickleProgram Storage(long count, string storage = "FloatStorage") =>
        Raw("(").Text("storage").Raw($"ctorch\n{storage}\n").Text("0").Text("cpu").Integer(count).Raw("tQ");

    public PickleProgram Tensor(long count, long offset, long[] shape, long[] strides, string storage = "FloatStorage") =>
        Raw("ctorch._utils\n_rebuild_tensor_v2\n(").Storage(count, storage).Integer(offset)
            .Tuple(shape).Tuple(strides).Raw(0x89).Raw("NtR");
}
