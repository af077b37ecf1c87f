using AlignSharp.Checkpoints;
using AlignSharp.Testing;
using AlignSharp.Tests.Checkpoints.Safetensors;
using AlignSharp.Tests.Checkpoints.Torch;
using CsCheck;

namespace AlignSharp.Tests.Checkpoints;

/// <summary>Whatever is in a file, opening it gives a store whose tensors can be read, or one sentence.</summary>
public sealed class CheckpointFuzzTests : IDisposable
{
    /// <summary>Far below what a size in a hostile file could ask for; the largest sample has 4 KB.</summary>
    private const long MaximumAllocated = 4 << 20;

    private static readonly byte[] SmallSafetensors = SafetensorsFile.Bytes(
        """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"I64","shape":[],"data_offsets":[24,32]}}""",
        dataLength: 32);

    private readonly TemporaryFolder _folder = new();
    private int _files;

    public static TheoryData<string, byte[]> Samples() => new()
    {
        { "model.safetensors", SmallSafetensors },
        { "pytorch_model.bin", SmallSafetensors },
        { "pytorch_model.bin", TorchArchive.Bytes(PickleProgram.StateDict(6, 0, [2, 3], [1, 2]), 24) },
        { "pytorch_model.bin", File.ReadAllBytes(Fixtures.Path("pickles", "module.bin")) },
        { "pytorch_model.bin", File.ReadAllBytes(Fixtures.Path("pickles", "views.bin")) },
        { "pytorch_model.bin", File.ReadAllBytes(Fixtures.Path("pickles", "views_protocol4.bin")) },
        { "pytorch_model.bin", File.ReadAllBytes(Fixtures.Path("pickles", "views_legacy.bin")) },
        { "model.safetensors.index.json", """{"metadata":{"total_size":4},"weight_map":{"a":"model.safetensors"}}"""u8.ToArray() },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_damaged_file_gives_a_store_or_a_sentence(string name, byte[] sample)
    {
        var genChange = Gen.Select(Gen.Int[0, sample.Length - 1], Gen.OneOf(Gen.Byte, Gen.OneOf<byte>(0, 1, 0x7F, 0x80, 0xFF)));
        var genLength = Gen.Frequency((3, Gen.Const(sample.Length)), (1, Gen.Int[0, sample.Length]));
        Gen.Select(genChange.Array[1, 6], genLength).Sample(
            (changes, length) =>
            {
                var bytes = sample.ToArray();
                foreach (var (position, value) in changes)
                {
                    bytes[position] = value;
                }

                OpenAndRead(name, bytes[..length]);
            },
            iter: 500);
    }

    [Fact]
    public void Random_bytes_give_a_sentence()
    {
        var genStart = Gen.OneOf<byte[]>([], [0x80, 2], "PK\u0003\u0004"u8.ToArray(), [20, 0, 0, 0, 0, 0, 0, 0, (byte)'{']);
        Gen.Select(genStart, Gen.Byte.Array[0, 200]).Sample(
            (start, rest) => OpenAndRead("pytorch_model.bin", [.. start, .. rest]), iter: 1000);
    }

    [Fact]
    public void Random_instructions_give_a_sentence()
    {
        var genInstruction = Gen.OneOf([.. "(.)NKQR]abcehqst}\u0085\u0086\u0087\u0088\u0089\u0093\u0094".Select(c => (byte)c)]);
        Gen.OneOf<byte>([genInstruction, Gen.Byte]).Array[0, 60].Sample(
            instructions => OpenAndRead(
                "pytorch_model.bin", TorchArchive.Bytes(new PickleProgram().Raw(instructions).Raw(".").Bytes, 16)),
            iter: 1000);
    }

    private void OpenAndRead(string name, byte[] bytes)
    {
        var path = _folder.Combine($"{Interlocked.Increment(ref _files)}_{name}");
        File.WriteAllBytes(path, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            using var store = TensorStore.Open(path);
            foreach (var tensor in store.Tensors.Values)
            {
                Assert.Equal(tensor.ByteLength, store.GetBytes(tensor.Name).Length);
                Assert.InRange(tensor.ByteLength, 0, bytes.Length);
                store.Read(tensor.Name, 0, new byte[tensor.ByteLength]);
            }
        }
        catch (CheckpointException error)
        {
            Assert.Contains(_folder.FullName, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaximumAllocated);
    }
}
