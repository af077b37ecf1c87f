using AlignSharp.Checkpoints;
using AlignSharp.Checkpoints.Safetensors;
using AlignSharp.Testing;
using CsCheck;

namespace AlignSharp.Tests.Checkpoints;

public sealed class SafetensorsRoundTripTests : IDisposable
{
    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.Char.AlphaNumeric.Array[1, 20].Select(characters => new string(characters)),
        Gen.OneOf("a.b.weight", "quote\"d", "back\\slash", "重み", "новый", "emoji😀", " ", "\n", "__metadata"));

    private static readonly Gen<TensorData> Tensor =
        from name in Name
        from type in Gen.Enum<TensorType>()
        from shape in Gen.Long[0, 4].Array[0, 4]
        from bytes in Gen.Byte.Array[(int)shape.Aggregate(8L, (product, size) => product * size)]
        select new TensorData(name, type, shape, (offset, destination) => bytes.AsSpan((int)offset, destination.Length).CopyTo(destination));

    private static readonly Gen<TensorData[]> Tensors =
        Tensor.Array[0, 8].Select(tensors => tensors.DistinctBy(tensor => tensor.Name).ToArray());

    private readonly TemporaryFolder _folder = new();
    private int _files;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_again_and_aligned_to_its_elements() =>
        Tensors.Sample(
            tensors =>
            {
                using var store = Open(Write(tensors));

                Assert.Equal(tensors.Select(tensor => tensor.Name).Order(), store.Tensors.Keys.Order());
                foreach (var tensor in tensors)
                {
                    AssertSame(tensor, store);
                    Assert.Equal(0, store[tensor.Name].Location!.Offset % tensor.Type.ElementSize);
                }
            },
            iter: 500);

    [Fact]
    public void A_store_in_memory_writes_the_same_file() =>
        Tensors.Sample(
            tensors =>
            {
                using var store = TensorStore.FromTensors(tensors);

                Assert.Equal(Write(tensors), Write(store.Tensors.Keys.Select(name => TensorData.From(store, name))));
            },
            iter: 500);

    private static byte[] Write(IEnumerable<TensorData> tensors)
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, SafetensorsLayout.Of(tensors), null, CancellationToken.None);
        return stream.ToArray();
    }

    private static void AssertSame(TensorData tensor, TensorStore store)
    {
        var expected = new byte[tensor.ByteLength];
        tensor.Read(0, expected);
        Assert.Equal(tensor.Type, store[tensor.Name].Type);
        Assert.Equal(tensor.Shape, store[tensor.Name].Shape);
        Assert.True(store.GetBytes(tensor.Name).SequenceEqual(expected), tensor.Name);
    }

    private TensorStore Open(byte[] bytes)
    {
        var path = _folder.Combine($"{Interlocked.Increment(ref _files)}.safetensors");
        File.WriteAllBytes(path, bytes);
        return TensorStore.Open(path);
    }
}
