using AlignSharp.Checkpoints;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Checkpoints.Safetensors;

public sealed class SafetensorsReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", "tensor 'w' has 8 bytes; expected 4 for Float32 of shape [1].")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "tensor 'w' lies at bytes 0 to 16; expected a range within 0 to 8.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[0],"data_offsets":[8,0]}}""", "tensor 'w' lies at bytes 8 to 0; expected a range within 0 to 8.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "has 4 bytes after its last tensor; expected none.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "tensor 'w' starts at byte 4 and leaves a gap before it; expected byte 0.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "tensor 'b' starts at byte 4 and overlaps the tensor before it; expected byte 8.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,8]}}""", "tensor 'w' has a shape that is no list of at most 32 whole numbers; expected 64-bit numbers of at least 0.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""", "tensor 'w' has a shape that is no list of at most 32 whole numbers; expected 64-bit numbers of at least 0.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]}}""", "tensor 'w' has a shape that is no list of at most 32 whole numbers; expected 64-bit numbers of at least 0.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}""", "tensor 'w' has shape [4294967296, 4294967296]; expected fewer than 2^63 bytes.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", "tensor 'w' has shape [4611686018427387904, 4]; expected fewer than 2^63 bytes.")]
    [InlineData("""{"w":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", "tensor 'w' has a shape that holds more than numbers; expected 64-bit numbers of at least 0.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "tensor 'w' lacks one of its fields; expected dtype, shape and two data_offsets.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4,8]}}""", "tensor 'w' has a data_offsets that is no list of at most 2 whole numbers; expected 64-bit numbers of at least 0.")]
    [InlineData("""{"w":{"dtype":"F32","data_offsets":[0,8]}}""", "tensor 'w' lacks one of its fields; expected dtype, shape and two data_offsets.")]
    [InlineData("""{"w":{"dtype":"F4","shape":[2],"data_offsets":[0,8]}}""", "tensor 'w' has dtype 'F4'; expected F64, F32, F16, BF16, I64, I32, I16, I8, U8 or BOOL.")]
    [InlineData("""{"w":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "tensor 'w' has the field 'dtype' twice or unexpectedly; expected dtype, shape and data_offsets.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "names 'w' twice in its header; expected every name once.")]
    [InlineData("""{"__metadata__":{},"__metadata__":{},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "names '__metadata__' twice in its header; expected every name once.")]
    [InlineData("""{"__metadata__":{"format":1},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "__metadata__ has Number in the header; expected String.")]
    [InlineData("""{"w":[]}""", "tensor 'w' has StartArray in the header; expected StartObject.")]
    [InlineData("""[]""", "its header has StartArray in the header; expected StartObject.")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", "has a header that is not valid JSON")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} x""", "has a header that is not valid JSON")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "has a header with text that is no Unicode; expected UTF-8.")]
    [InlineData("", "has a header that is not valid JSON")]
    [InlineData("{}", "has 8 bytes after its last tensor; expected none.")]
    public void A_header_that_lies_is_named(string header, string expected)
    {
        var error = Assert.Throws<CheckpointException>(() => Open(SafetensorsFile.Bytes(header, dataLength: 8)));

        Assert.Contains("model.safetensors", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(int.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    public void A_header_longer_than_the_file_is_refused_before_anything_is_read(long length)
    {
        var error = Assert.Throws<CheckpointException>(() => Open(SafetensorsFile.Bytes("{}", dataLength: 8, length)));

        Assert.EndsWith(
            $"claims a header of {(ulong)length} bytes; expected at most 10 in a safetensors file of 18 bytes.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_beyond_the_limit_of_the_format_is_refused_however_large_the_file()
    {
        var path = _folder.Combine("model.safetensors");
        using (var file = File.Create(path))
        {
            file.Write(SafetensorsFile.Bytes("{", 0, claimedLength: int.MaxValue));
            file.SetLength(3L << 30); // sparse: takes no room on the disk
        }

        var error = Assert.Throws<CheckpointException>(() => TensorStore.Open(path));

        Assert.Contains("expected at most 100000000 in a safetensors file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "is empty; expected a checkpoint.")]
    [InlineData(7, "has 7 bytes; expected at least 8.")]
    public void A_file_too_short_for_anything_is_named(int length, string expected) =>
        Assert.EndsWith(expected, Assert.Throws<CheckpointException>(() => Open(new byte[length])).Message, StringComparison.Ordinal);

    [Fact]
    public void Tensors_come_in_the_order_of_their_bytes_and_may_be_empty()
    {
        using var store = Open(SafetensorsFile.Bytes(
            """{"b":{"dtype":"U8","shape":[3],"data_offsets":[5,8]},"e":{"dtype":"F32","shape":[0,7],"data_offsets":[5,5]},"a":{"dtype":"BOOL","shape":[5],"data_offsets":[0,5]}}""",
            dataLength: 8));

        Assert.Equal(["a", "e", "b"], store.Tensors.Keys);
        Assert.Empty(store.ReadSingles("e"));
        Assert.Equal(3, store.GetBytes("b").Length);
    }

    private TensorStore Open(byte[] bytes)
    {
        var path = _folder.Combine("model.safetensors");
        File.WriteAllBytes(path, bytes);
        return TensorStore.Open(_folder.FullName);
    }
}
