using System.IO.Compression;
using AlignSharp.Checkpoints;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Checkpoints.Torch;

public sealed class TorchZipReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<byte[], string> Lies() => new()
    {
        { PickleProgram.StateDict(5, 0, [5], [1]), "tensor 'w' needs storage '0' of 20 bytes; the archive holds 16." },
        { PickleProgram.StateDict(4, 0, [5], [1]), "tensor 'w' reaches outside its storage '0' with shape [5] from element 0 on; expected a view of its 4 elements." },
        { PickleProgram.StateDict(4, 1, [4], [1]), "tensor 'w' reaches outside its storage" },
        { PickleProgram.StateDict(4, -1, [4], [1]), "tensor 'w' reaches outside its storage" },
        { PickleProgram.StateDict(4, 5, [0], [1]), "tensor 'w' reaches outside its storage" },
        { PickleProgram.StateDict(4, 0, [2, 2], [3, 1]), "tensor 'w' reaches outside its storage" },
        { PickleProgram.StateDict(4, 0, [2, 2], [long.MaxValue, long.MaxValue]), "tensor 'w' reaches outside its storage" },
        { PickleProgram.StateDict(4, 0, [1L << 40], [0]), "tensor 'w' reaches outside its storage" },
        { PickleProgram.StateDict(4, 0, [1L << 40, 1L << 40], [0, 0]), "tensor 'w' has shape [1099511627776, 1099511627776]" },
        { PickleProgram.StateDict(4, 0, [-4], [1]), "tensor 'w' has shape [-4] and strides [1]; expected as many of both, none negative." },
        { PickleProgram.StateDict(4, 3, [4], [-1]), "tensor 'w' has shape [4] and strides [-1]; expected as many of both, none negative." },
        { PickleProgram.StateDict(4, 0, [4], []), "expected as many of both, none negative." },
        { PickleProgram.StateDict(-4, 0, [4], [1]), "storage '0' has -4 elements; expected at least 0 that fit a file." },
        { PickleProgram.StateDict(long.MaxValue, 0, [4], [1]), "expected at least 0 that fit a file." },
        { PickleProgram.StateDict(4, 0, [4], [1], "ComplexFloatStorage"), "names torch.ComplexFloatStorage, which no state dict of tensors needs" },
        { PickleProgram.StateDict(4, 0, [.. Enumerable.Repeat(1L, 33)], [.. Enumerable.Repeat(1L, 33)]), "calls torch._utils._rebuild_tensor_v2 with 6 arguments that do not fit" },
        { new PickleProgram().Raw("}").Text("w").Tensor(4, 0, [4], [1]).Raw("s").Text("w").Tensor(4, 0, [4], [1]).Raw("s.").Bytes, "holds tensor 'w' twice; expected every name once." },
        { new PickleProgram().Raw("}").Text("w").Integer(7).Raw("s.").Bytes, "entry 'w' holds a number; expected a tensor." },
        { new PickleProgram().Raw("}").Integer(7).Tensor(4, 0, [4], [1]).Raw("s.").Bytes, "has a number as the name of a tensor; expected text." },
        { new PickleProgram().Raw("].").Bytes, "holds a list; expected a state dict: tensors by name." },
        { new PickleProgram().Tensor(4, 0, [4], [1]).Raw(".").Bytes, "holds a tensor; expected a state dict: tensors by name." },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_state_dict_that_lies_is_named(byte[] pickle, string expected)
    {
        var error = Assert.Throws<CheckpointException>(() => Open(TorchArchive.Bytes(pickle, storageBytes: 16)));

        Assert.Contains("pytorch_model.bin", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_torch_would_accept_is_accepted()
    {
        using var store = Open(TorchArchive.Bytes(PickleProgram.StateDict(4, 1, [3, 1], [1, 99]), storageBytes: 16));

        Assert.Equal([3L, 1L], store["w"].Shape);
        Assert.NotNull(store["w"].Location);
        Assert.Equal(new float[3], store.ReadSingles("w"));
    }

    [Fact]
    public void Compressed_entries_and_other_byte_orders_are_refused()
    {
        var pickle = PickleProgram.StateDict(400, 0, [400], [1]);

        var compressed = Assert.Throws<CheckpointException>(
            () => Open(TorchArchive.Bytes(pickle, 1600, CompressionLevel.Optimal)));
        Assert.EndsWith(
            "zip entry 'archive/data/0' is compressed or encrypted; expected it stored as it is, as torch.save does.",
            compressed.Message,
            StringComparison.Ordinal);
        var big = Assert.Throws<CheckpointException>(() => Open(TorchArchive.Bytes(pickle, 1600, byteOrder: "big")));
        Assert.EndsWith("expected byte order 'little'.", big.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_storage_is_named()
    {
        var bytes = File.ReadAllBytes(Fixtures.Path("pickles", "module.bin"));
        var text = System.Text.Encoding.Latin1.GetString(bytes).Replace("module/data/3", "module/data/x", StringComparison.Ordinal);

        var error = Assert.Throws<CheckpointException>(() => Open(System.Text.Encoding.Latin1.GetBytes(text)));

        Assert.EndsWith("tensor '1.bias' needs storage '3', which the archive lacks.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        var bytes = File.ReadAllBytes(Fixtures.Path("pickles", "module.bin"));

        for (var length = 0; length < bytes.Length; length += 7)
        {
            Assert.Throws<CheckpointException>(() => Open(bytes[..length]));
        }
    }

    private TensorStore Open(byte[] bytes)
    {
        var path = _folder.Combine("pytorch_model.bin");
        File.WriteAllBytes(path, bytes);
        return TensorStore.Open(_folder.FullName);
    }
}
