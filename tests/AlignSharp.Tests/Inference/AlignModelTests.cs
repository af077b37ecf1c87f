using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Text;

namespace AlignSharp.Tests.Inference;

public sealed class AlignModelTests : IDisposable
{
    private static readonly AlignModelOptions Options = new() { UseCache = false };
    private readonly AlignModel _model = AlignModel.Load(Fixtures.Path("models", "tiny_silu"), Options);
    private readonly ReferenceResults _expected = new("models", "tiny_silu");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Large_batches_are_cut_and_keep_their_order()
    {
        var pixels = _expected.PixelValues;
        var many = new FloatTensor(100, 3, pixels.Shape[2], pixels.Shape[3]);
        for (var item = 0; item < many.Count; item++)
        {
            pixels[item % pixels.Count].CopyTo(many[item]);
        }

        var features = _model.GetImageFeatures(many, Token);

        var few = _expected["image_features"];
        for (var item = 0; item < many.Count; item++)
        {
            AssertClose(few[item % few.Count], features[item]);
        }
    }

    [Fact]
    public void Padding_does_not_change_a_texts_features()
    {
        var padded = new TokenBatch(1, 6, [101, 7, 8, 102, 0, 0], [1, 1, 1, 1, 0, 0], new long[6]);
        var exact = new TokenBatch(1, 4, [101, 7, 8, 102], [1, 1, 1, 1], new long[4]);

        AssertClose(_model.GetTextFeatures(exact, Token)[0], _model.GetTextFeatures(padded, Token)[0]);
    }

    [Fact]
    public void Nothing_in_gives_nothing_out()
    {
        Assert.Equal([0, 112], _model.GetImageFeatures(new FloatTensor(0, 3, 33, 33), Token).Shape);
        Assert.Equal([0, 112], _model.GetTextFeatures(new TokenBatch(0, 4, [], [], []), Token).Shape);
    }

    [Theory]
    [InlineData(1, 3, 2, 2)]
    [InlineData(1, 4, 33, 33)]
    public void Pixel_values_that_the_tower_cannot_take_are_refused(params int[] shape)
    {
        var error = Assert.Throws<ArgumentException>(() => _model.GetImageFeatures(new FloatTensor(shape), Token));
        Assert.Contains($"[{string.Join(", ", shape)}]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1 << 20)]
    public void Ids_outside_the_vocabulary_are_refused(long id)
    {
        var error = Assert.Throws<ArgumentException>(() => _model.GetTextFeatures(new TokenBatch(1, 1, [id], [1], [0]), Token));
        Assert.Contains($"{id}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_longer_than_the_positions_are_refused()
    {
        var length = _model.Config.Text.MaxPositionEmbeddings + 1;
        var ids = new long[length];
        Assert.Throws<ArgumentException>(() => _model.GetTextFeatures(new TokenBatch(1, length, ids, ids, ids), Token));
    }

    [Fact]
    public void The_loss_of_unequal_numbers_is_refused() => Assert.Throws<ArgumentException>(() => _model.Forward(
        _expected.PixelValues.Slice(0, 2), _expected.Tokens, new ForwardOptions { ReturnLoss = true }, Token));

    [Fact]
    public void One_model_serves_many_threads()
    {
        Parallel.For(0, 16, new ParallelOptions { CancellationToken = Token }, _ =>
        {
            _expected.Check("image_features", _model.GetImageFeatures(_expected.PixelValues, Token), 1e-5f);
            _expected.Check("text_features", _model.GetTextFeatures(_expected.Tokens, Token), 1e-5f);
        });
    }

    [Fact]
    public void A_cancelled_call_computes_nothing() => Assert.Throws<OperationCanceledException>(
        () => _model.GetImageFeatures(_expected.PixelValues, new CancellationToken(canceled: true)));

    [Fact]
    public void A_disposed_model_says_so()
    {
        _model.GetImageFeatures(_expected.PixelValues, Token);
        _model.Dispose();
        _model.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _model.GetImageFeatures(_expected.PixelValues, Token));
        Assert.Throws<ObjectDisposedException>(() => _model.GetTextFeatures(_expected.Tokens, Token));
    }

    [Fact]
    public async Task Disposing_waits_for_calls_under_way()
    {
        _model.GetImageFeatures(_expected.PixelValues, Token);
        var pixels = new FloatTensor(64, 3, 33, 33);
        var calls = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Record.Exception(() => _model.GetImageFeatures(pixels, Token)))).ToArray();

        _model.Dispose();

        foreach (var error in await Task.WhenAll(calls))
        {
            Assert.True(error is null or ObjectDisposedException, $"{error}");
        }
    }

    [Fact]
    public void A_device_that_the_runtime_lacks_is_named()
    {
        var error = Assert.Throws<AlignException>(() => AlignModel.Load(
            Fixtures.Path("models", "tiny_silu"), Options with { Device = "cuda" }));
        Assert.Contains("\"cuda\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("cpu", error.Message, StringComparison.Ordinal);
        Assert.Throws<AlignException>(() => AlignModel.Load(Fixtures.Path("models", "tiny_silu"), Options with { Device = "abacus" }));
    }

    [Fact]
    public void A_folder_without_configuration_or_weights_is_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("config.json", Assert.Throws<ConfigurationException>(() => AlignModel.Load(folder.FullName)).Message, StringComparison.Ordinal);
        File.Copy(Fixtures.Path("models", "tiny_silu", "config.json"), folder.Combine("config.json"));
        Assert.Contains("model.safetensors", Assert.Throws<CheckpointException>(() => AlignModel.Load(folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_model_gives_the_same_answers_and_names()
    {
        using var folder = new TemporaryFolder();
        _model.Save(folder.FullName, cancellationToken: Token);

        using var loaded = AlignModel.Load(folder.FullName, Options);
        _expected.Check("image_features", loaded.GetImageFeatures(_expected.PixelValues, Token), 1e-5f);
        using var saved = TensorStore.Open(folder.FullName);
        using var original = TensorStore.Open(Fixtures.Path("models", "tiny_silu"));
        Assert.Equal(original.Tensors.Keys.Order(StringComparer.Ordinal), saved.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.All(original.Tensors.Keys, name => Assert.True(original.GetBytes(name).SequenceEqual(saved.GetBytes(name)), name));
        Assert.Equivalent(_model.Config, loaded.Config, strict: true);
    }

    [Fact]
    public void Exported_graphs_run_in_a_bare_session()
    {
        using var folder = new TemporaryFolder();
        _model.ExportOnnx(folder.FullName, Token);
        using var session = new Microsoft.ML.OnnxRuntime.InferenceSession(folder.Combine("vision_model.onnx"));
        var pixels = _expected.PixelValues;
        using var input = Microsoft.ML.OnnxRuntime.OrtValue.CreateTensorValueFromMemory(
            pixels.Values.ToArray(), [.. pixels.Shape.Select(static size => (long)size)]);
        using var options = new Microsoft.ML.OnnxRuntime.RunOptions();
        using var results = session.Run(options, ["pixel_values"], [input], ["image_features"]);

        _expected.Check("image_features", new FloatTensor(results[0].GetTensorDataAsSpan<float>().ToArray(), pixels.Count, 112), 1e-5f);
        Assert.True(File.Exists(folder.Combine("text_model.onnx")));
    }

    public void Dispose()
    {
        _model.Dispose();
        _expected.Dispose();
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-5f);
        }
    }
}
