using AlignSharp.Checkpoints;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Checkpoints;

public sealed class SafetensorsWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tiny_silu")]
    [InlineData("tiny_silu_half")]
    [InlineData("tiny_silu_bfloat16")]
    public void Writes_the_bytes_that_the_reference_writes(string model)
    {
        var original = Fixtures.Path("models", model, "model.safetensors");
        using var store = TensorStore.Open(original);
        var path = _folder.Combine("model.safetensors");

        SafetensorsWriter.Write(path, store.Tensors.Keys.Select(name => TensorData.From(store, name)), null, Stop);

        Assert.Equal(File.ReadAllBytes(original), File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData(TensorType.Float16, "tiny_silu_half")]
    [InlineData(TensorType.BFloat16, "tiny_silu_bfloat16")]
    public void Writes_the_bytes_that_the_reference_writes_in_half_precision(TensorType precision, string model)
    {
        using var store = TensorStore.Open(Fixtures.Path("models", "tiny_silu"));
        var path = _folder.Combine("model.safetensors");

        SafetensorsWriter.Write(path, store.Tensors.Keys.Select(name => TensorData.From(store, name).ToPrecision(precision)), null, Stop);

        Assert.Equal(File.ReadAllBytes(Fixtures.Path("models", model, "model.safetensors")), File.ReadAllBytes(path));
    }

    [Fact]
    public void A_failed_or_cancelled_write_leaves_the_old_file_and_nothing_else()
    {
        var path = _folder.Combine("model.safetensors");
        File.WriteAllText(path, "old");
        var failing = new TensorData("a", TensorType.Float32, [4], (_, _) => throw new InvalidDataException("gone"));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<InvalidDataException>(() => SafetensorsWriter.Write(path, [failing], null, Stop));
        Assert.Throws<OperationCanceledException>(
            () => SafetensorsWriter.Write(path, [TensorData.From("a", [1f], 1)], cancellationToken: cancelled.Token));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Progress_ends_at_the_bytes_of_all_tensors()
    {
        var reports = new List<long>();

        SafetensorsWriter.Write(
            _folder.Combine("model.safetensors"),
            [TensorData.From("big", new float[600_000], 600, 1000), TensorData.From("small", [1L, 2L], 2)],
            new Recorder(reports),
            Stop);

        Assert.Equal(2_400_016, reports[^1]);
        Assert.Equal(reports.Order(), reports);
        Assert.True(reports.Count > 3);
    }

    [Fact]
    public void A_name_twice_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(
            _folder.Combine("model.safetensors"), [TensorData.From("a", [1f], 1), TensorData.From("a", [2f], 1)], null, Stop));

        Assert.StartsWith("Tensor 'a' cannot be written", error.Message, StringComparison.Ordinal);
    }

    private sealed class Recorder(List<long> reports) : IProgress<long>
    {
        public void Report(long value) => reports.Add(value);
    }
}
