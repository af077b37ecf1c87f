using System.Buffers.Binary;
using AlignSharp.Checkpoints;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Checkpoints.Torch;

public sealed class TorchLegacyReaderTests : IDisposable
{
    private static readonly byte[] Magic =
        [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.'];

    private static readonly byte[] State = PickleProgram.StateDict(4, 0, [2, 2], [1, 2]);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_put_together_by_hand_is_read()
    {
        using var store = Open([.. Preamble(), .. State, .. Keys("0"), .. Storage(4, 1f, 2f, 3f, 4f)]);

        Assert.Equal([1f, 3f, 2f, 4f], store.ReadSingles("w"));
    }

    [Fact]
    public void Views_of_storages_are_read_within_their_bounds()
    {
        using var store = Open([.. Preamble(), .. StateOfView(1, 2), .. Keys("0"), .. Storage(4, 1f, 2f, 3f, 4f)]);

        Assert.Equal([2f, 3f], store.ReadSingles("w"));
        AssertRefused([.. Preamble(), .. StateOfView(3, 2), .. Keys("0"), .. Storage(4, 1f, 2f, 3f, 4f)], "a view of storage '0' has 2 elements from 3 on; expected them within its 4.");
        AssertRefused([.. Preamble(), .. StateOfView(long.MaxValue, 2), .. Keys("0"), .. Storage(4, 1f, 2f, 3f, 4f)], "expected them within its 4.");
    }

    [Fact]
    public void What_lies_is_named()
    {
        AssertRefused([.. new PickleProgram().Integer(1).Raw(".").Bytes], "is a pickle, but not one that torch.save wrote; expected its magic number.");
        AssertRefused([.. Magic, .. new PickleProgram().Integer(1000).Raw(".").Bytes], "has an unknown version of torch's format; expected 1001.");
        AssertRefused([.. Preamble(littleEndian: false), .. State, .. Keys("0"), .. Storage(4, 1f, 2f, 3f, 4f)], "expected little_endian to be True.");
        AssertRefused([.. Preamble(), .. State, .. Keys(), .. Storage(4, 1f, 2f, 3f, 4f)], "does not list storage '0', which its tensors use");
        AssertRefused([.. Preamble(), .. State, .. Keys("0", "1"), .. Storage(4, 1f, 2f, 3f, 4f)], "lists storage '1', which no tensor uses");
        AssertRefused([.. Preamble(), .. State, .. Keys("0", "0"), .. Storage(4, 1f, 2f, 3f, 4f)], "has no list of its storages");
        AssertRefused([.. Preamble(), .. State, .. new PickleProgram().Raw("]K\u0001a.").Bytes, .. Storage(4, 1f, 2f, 3f, 4f)], "has no list of its storages");
        AssertRefused([.. Preamble(), .. State, .. Keys("0"), .. Storage(5, 1f, 2f, 3f, 4f)], "storage '0' has 5 elements; expected 4.");
        AssertRefused([.. Preamble(), .. State, .. Keys("0"), .. Storage(4, 1f, 2f, 3f)], "storage '0' has 12 bytes left in the file; expected 16.");
        AssertRefused([.. Preamble(), .. State, .. Keys("0"), 4, 0, 0], "ends before storage '0'; the file is cut short.");
        AssertRefused([.. Preamble(), .. State, .. Keys("0"), .. Storage(4, 1f, 2f, 3f, 4f), 0], "has 1 bytes after its last storage; expected none.");
    }

    private static byte[] Preamble(bool littleEndian = true) =>
    [
        .. Magic,
        .. new PickleProgram().Integer(1001).Raw(".").Bytes,
        .. new PickleProgram().Raw("}").Text("little_endian").Raw(littleEndian ? (byte)0x88 : (byte)0x89).Raw("s.").Bytes,
    ];

    private static byte[] StateOfView(long start, long length) =>
        new PickleProgram().Raw("}").Text("w").Raw("ctorch._utils\n_rebuild_tensor\n((").Text("storage").Raw("ctorch\nFloatStorage\n")
            .Text("0").Text("cpu").Integer(4).Raw("(").Text("view").Integer(start).Integer(length).Raw("ttQ")
            .Integer(0).Tuple([length]).Tuple([1]).Raw("tRs.").Bytes;

    private static byte[] Keys(params string[] keys)
    {
        var program = new PickleProgram().Raw("]");
        foreach (var key in keys)
        {
            program.Text(key).Raw("a");
        }

        return program.Raw(".").Bytes;
    }

    private static byte[] Storage(long count, params float[] values)
    {
        var bytes = new byte[sizeof(long) + (values.Length * sizeof(float))];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, count);
        Buffer.BlockCopy(values, 0, bytes, sizeof(long), values.Length * sizeof(float));
        return bytes;
    }

    private void AssertRefused(byte[] bytes, string expected) =>
        Assert.Contains(expected, Assert.Throws<CheckpointException>(() => Open(bytes)).Message, StringComparison.Ordinal);

    private TensorStore Open(byte[] bytes)
    {
        var path = _folder.Combine("pytorch_model.bin");
        File.WriteAllBytes(path, bytes);
        return TensorStore.Open(path);
    }
}
