using System.Text.Json;
using AlignSharp.Checkpoints;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Checkpoints.Torch;

public sealed class TorchCheckpointTests
{
    [Theory]
    [InlineData("views.bin")]
    [InlineData("views_protocol4.bin")]
    [InlineData("views_legacy.bin")]
    public void Every_type_and_view_has_the_values_that_torch_prints(string file)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Fixtures.Path("pickles", "views.json")));
        using var store = TensorStore.Open(Fixtures.Path("pickles", file));

        Assert.Equal(expected.RootElement.EnumerateObject().Select(tensor => tensor.Name), store.Tensors.Keys);
        foreach (var tensor in expected.RootElement.EnumerateObject())
        {
            Assert.Equal(tensor.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()), store[tensor.Name].Shape);
            Assert.Equal(TypeNamed(tensor.Value.GetProperty("type").GetString()!), store[tensor.Name].Type);
            Assert.Equal(tensor.Value.GetProperty("values").EnumerateArray().Select(Number), Values(store, tensor.Name));
        }
    }

    [Theory]
    [InlineData("views.bin")]
    [InlineData("views_legacy.bin")]
    public void A_view_has_a_place_in_the_file_only_where_its_bytes_lie_in_order(string file)
    {
        using var store = TensorStore.Open(Fixtures.Path("pickles", file));

        Assert.Null(store["transposed"].Location);
        Assert.Null(store["columns"].Location);
        var rows = store["rows"].Location!;
        Assert.Equal(store["base"].Location!.Offset + (6 * sizeof(float)), rows.Offset);
        Assert.True(File.ReadAllBytes(rows.Path).AsSpan((int)rows.Offset, (int)rows.Length).SequenceEqual(store.GetBytes("rows")));
        Assert.Equal(store.GetPointer("transposed"), store.GetPointer("transposed"));
    }

    [Fact]
    public void The_state_dict_of_a_module_with_its_versions_is_read()
    {
        using var store = TensorStore.Open(Fixtures.Path("pickles", "module.bin"));

        Assert.Equal(
            ["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked"],
            store.Tensors.Keys);
        Assert.Equal([0f, 1f, 2f, 3f, 4f, 5f], store.ReadSingles("0.weight"));
        Assert.Equal([0.5f, -0.5f], store.ReadSingles("0.bias"));
        Assert.Equal([0L], store.ReadInt64s("1.num_batches_tracked"));
    }

    [Theory]
    [InlineData("whole_module.bin", "names torch.nn.modules.container.Sequential, which no state dict of tensors needs")]
    [InlineData("script.bin", "is a TorchScript program; expected a state dict that torch.save wrote.")]
    public void What_is_no_state_dict_is_refused_by_name(string file, string expected)
    {
        var error = Assert.Throws<CheckpointException>(() => TensorStore.Open(Fixtures.Path("pickles", file)));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_share_one_copy_of_a_transposed_tensor()
    {
        using var store = TensorStore.Open(Fixtures.Path("pickles", "views.bin"));
        var pointers = new nint[64];

        Parallel.For(0, pointers.Length, i => pointers[i] = store.GetPointer("transposed"));

        Assert.Single(pointers.Distinct());
    }

    private static TensorType TypeNamed(string name) => name switch
    {
        "bool" => TensorType.Boolean,
        "bfloat16" => TensorType.BFloat16,
        "uint8" => TensorType.UInt8,
        _ => Enum.Parse<TensorType>(name, ignoreCase: true),
    };

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => (float)value.GetDouble(),
    };

    private static IEnumerable<double> Values(TensorStore store, string name) =>
        store[name].Type is TensorType.Float16 or TensorType.BFloat16 or TensorType.Float32 or TensorType.Float64
            ? store.ReadSingles(name).Select(value => (double)value)
            : store.ReadInt64s(name).Select(value => (double)value);
}
