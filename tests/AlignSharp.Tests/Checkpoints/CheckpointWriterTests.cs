using System.Text.Json.Nodes;
using AlignSharp.Checkpoints;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Checkpoints;

public sealed class CheckpointWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shards_are_those_that_transformers_writes_byte_for_byte()
    {
        var reference = Fixtures.Path("models", "tiny_silu_sharded");
        using var store = TensorStore.Open(Fixtures.Path("models", "tiny_silu"));

        CheckpointWriter.Write(_folder.FullName, All(store), maximumShardBytes: 150_000, cancellationToken: Stop);

        var expected = Directory.GetFiles(reference, "model-*").Select(path => Path.GetFileName(path)).Order();
        Assert.Equal(expected, Directory.GetFiles(_folder.FullName, "model-*").Select(path => Path.GetFileName(path)).Order());
        Assert.All(expected, file => Assert.Equal(File.ReadAllBytes(Path.Combine(reference, file)), File.ReadAllBytes(_folder.Combine(file))));
    }

    [Fact]
    public void The_index_is_that_of_transformers_without_its_count_of_parameters()
    {
        const string name = "model.safetensors.index.json";
        using var store = TensorStore.Open(Fixtures.Path("models", "tiny_silu"));

        CheckpointWriter.Write(_folder.FullName, All(store), maximumShardBytes: 150_000, cancellationToken: Stop);

        var expected = File.ReadAllText(Fixtures.Path("models", "tiny_silu_sharded", name));
        Assert.Equal(
            expected.Replace("    \"total_parameters\": 391543,\n", "", StringComparison.Ordinal),
            File.ReadAllText(_folder.Combine(name)));
    }

    [Fact]
    public void A_model_that_fits_one_shard_is_one_file()
    {
        CheckpointWriter.Write(_folder.FullName, [TensorData.From("a", [1f, 2f], 2)], cancellationToken: Stop);

        Assert.Equal([_folder.Combine("model.safetensors")], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void New_weights_replace_the_old_ones_whatever_their_layout()
    {
        TensorData[] old = [TensorData.From("a", [1f], 1), TensorData.From("b", [2f], 1), TensorData.From("c", [3f], 1)];
        TensorData[] fresh = [TensorData.From("a", [7f], 1), TensorData.From("b", [8f], 1)];
        File.WriteAllText(_folder.Combine("config.json"), "{}");

        foreach (var (before, after) in new[] { (4, 100), (100, 4), (8, 4), (100, 100) })
        {
            CheckpointWriter.Write(_folder.FullName, old, before, cancellationToken: Stop);
            CheckpointWriter.Write(_folder.FullName, fresh, after, cancellationToken: Stop);

            using var store = TensorStore.Open(_folder.FullName);
            Assert.Equal(["a", "b"], store.Tensors.Keys);
            Assert.Equal([7f], store.ReadSingles("a"));
            Assert.Equal(after == 4 ? 4 : 2, Directory.GetFileSystemEntries(_folder.FullName).Length);
        }
    }

    [Fact]
    public void A_failed_write_leaves_the_old_weights()
    {
        CheckpointWriter.Write(_folder.FullName, [TensorData.From("a", [1f], 1), TensorData.From("b", [2f], 1)], 4, cancellationToken: Stop);
        var failing = new TensorData("b", TensorType.Float32, [1], (_, _) => throw new InvalidDataException("gone"));

        Assert.Throws<InvalidDataException>(
            () => CheckpointWriter.Write(_folder.FullName, [TensorData.From("a", [7f], 1), failing], 4, cancellationToken: Stop));

        using var store = TensorStore.Open(_folder.FullName);
        Assert.Equal([1f], store.ReadSingles("a"));
        Assert.Equal(3, Directory.GetFileSystemEntries(_folder.FullName).Length);
    }

    [Fact]
    public void A_store_can_be_saved_over_the_files_it_was_opened_from()
    {
        CheckpointWriter.Write(_folder.FullName, [TensorData.From("a", [1.5f], 1)], cancellationToken: Stop);
        using var store = TensorStore.Open(_folder.FullName);

        CheckpointWriter.Write(_folder.FullName, All(store).Select(tensor => tensor.ToPrecision(TensorType.Float16)), cancellationToken: Stop);

        using var saved = TensorStore.Open(_folder.FullName);
        Assert.Equal(TensorType.Float16, saved["a"].Type);
        Assert.Equal([1.5f], saved.ReadSingles("a"));
        Assert.Equal([1.5f], store.ReadSingles("a"));
    }

    [Fact]
    public void A_name_twice_is_refused_even_across_shards()
    {
        var error = Assert.Throws<ArgumentException>(() => CheckpointWriter.Write(
            _folder.FullName, [TensorData.From("a", [1f], 1), TensorData.From("a", [2f], 1)], 4, cancellationToken: Stop));

        Assert.StartsWith("Tensor 'a' was given twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_goes_through_all_shards()
    {
        var last = 0L;

        CheckpointWriter.Write(
            _folder.FullName,
            [TensorData.From("a", [1f], 1), TensorData.From("b", [2f], 1), TensorData.From("c", [3f], 1)],
            4,
            new Callback(value => last = value),
            Stop);

        Assert.Equal(12, last);
        Assert.Equal(12, (int)JsonNode.Parse(File.ReadAllText(_folder.Combine("model.safetensors.index.json")))!["metadata"]!["total_size"]!);
    }

    private static IEnumerable<TensorData> All(TensorStore store) =>
        store.Tensors.Keys.Select(name => TensorData.From(store, name));

    private sealed class Callback(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
