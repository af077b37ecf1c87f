using AlignSharp.Checkpoints;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Checkpoints;

public sealed class ShardIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shards_become_one_store()
    {
        Shard("one.safetensors", "a");
        Shard("two.safetensors", "b", "c");

        using var store = Open("""{"weight_map":{"c":"two.safetensors","a":"one.safetensors","b":"two.safetensors"}}""");

        Assert.Equal(["a", "b", "c"], store.Tensors.Keys);
        Assert.EndsWith("two.safetensors", store["b"].Location!.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"one.safetensors","z":"one.safetensors"}}""", "one.safetensors lacks tensor 'z'")]
    [InlineData("""{"weight_map":{}}""", "names no tensor")]
    [InlineData("""{"weight_map":{"a":"gone.safetensors"}}""", "gone.safetensors was not found; expected a checkpoint there.")]
    [InlineData("""{"weight_map":{"b":"two.safetensors"}}""", "holds tensor 'c', which")]
    [InlineData("""{"weight_map":{"b":"two.safetensors","c":"one.safetensors","a":"one.safetensors"}}""", "two.safetensors holds tensor 'c'; ")]
    [InlineData("""{"weight_map":{"a":"one.safetensors","b":"one.safetensors","c":"two.safetensors"}}""", "two.safetensors holds tensor 'b'")]
    [InlineData("""{"weight_map":{"a":"../one.safetensors"}}""", "puts tensor 'a' into '../one.safetensors'; expected the name of a weights file beside it.")]
    [InlineData("""{"weight_map":{"a":"/etc/passwd"}}""", "puts tensor 'a' into '/etc/passwd'")]
    [InlineData("""{"weight_map":{"a":"..\\one.safetensors"}}""", "expected the name of a weights file beside it.")]
    [InlineData("""{"weight_map":{"a":".."}}""", "expected the name of a weights file beside it.")]
    [InlineData("""{"weight_map":{"a":""}}""", "expected the name of a weights file beside it.")]
    [InlineData("""{"weight_map":{"a":7}}""", "puts tensor 'a' into '7'")]
    [InlineData("""{"weight_map":{"a":"\ud800"}}""", "is not a valid index")]
    [InlineData("""{"weight_map":{"a":"one.safetensors","a":"one.safetensors"}}""", "is not a valid index")]
    [InlineData("""{"weight_map":[]}""", "has no weight_map")]
    [InlineData("""[]""", "has no weight_map")]
    [InlineData("""{"weight_map":""", "is not a valid index")]
    [InlineData("""{"weight_map":{"a":"model.safetensors.index.json"}}""", "expected the name of a weights file beside it.")]
    public void An_index_that_lies_is_named(string index, string expected)
    {
        Shard("one.safetensors", "a");
        Shard("two.safetensors", "b", "c");

        var error = Assert.Throws<CheckpointException>(() => Open(index));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pickled_shards_become_one_store()
    {
        File.Copy(Fixtures.Path("pickles", "views.bin"), _folder.Combine("pytorch_model-00001-of-00002.bin"));
        File.Copy(Fixtures.Path("pickles", "module.bin"), _folder.Combine("pytorch_model-00002-of-00002.bin"));
        using var views = TensorStore.Open(Fixtures.Path("pickles", "views.bin"));
        using var module = TensorStore.Open(Fixtures.Path("pickles", "module.bin"));
        var map = views.Tensors.Keys.Select(name => $"\"{name}\":\"pytorch_model-00001-of-00002.bin\"")
            .Concat(module.Tensors.Keys.Select(name => $"\"{name}\":\"pytorch_model-00002-of-00002.bin\""));
        File.WriteAllText(
            _folder.Combine("pytorch_model.bin.index.json"), $$$"""{"weight_map":{{{{string.Join(',', map)}}}}}""");

        using var store = TensorStore.Open(_folder.FullName);

        Assert.Equal(views.Tensors.Count + module.Tensors.Count, store.Tensors.Count);
        Assert.Equal(module.ReadSingles("0.weight"), store.ReadSingles("0.weight"));
        Assert.Equal(views.ReadSingles("transposed"), store.ReadSingles("transposed"));
    }

    private void Shard(string file, params string[] names) => SafetensorsWriter.Write(
        _folder.Combine(file), names.Select(name => TensorData.From(name, [1f], 1)), null, TestContext.Current.CancellationToken);

    private TensorStore Open(string index)
    {
        File.WriteAllText(_folder.Combine("model.safetensors.index.json"), index);
        return TensorStore.Open(_folder.FullName);
    }
}
