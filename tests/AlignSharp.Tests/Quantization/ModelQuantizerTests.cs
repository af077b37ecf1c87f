using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Imaging;
using AlignSharp.Quantization;
using AlignSharp.Tests.Inference;

namespace AlignSharp.Tests.Quantization;

/// <summary>The default model made 8-bit, calibrated on the pictures at hand.</summary>
public sealed class ModelQuantizerTests(DefaultModel loaded) : IClassFixture<DefaultModel>
{
    private static readonly string[] Texts = ["a cat", "a red car on a long road beside the sea"];
    // The small checkpoints know no other tokens of the processor's vocabulary.
    private static readonly string[] UnknownWords = ["\u2603", "\u2603 \u2603"];
    private static readonly AlignModelOptions Options = new() { UseCache = false };

    [Fact]
    public async Task A_written_model_loads_in_8_bits_and_gives_what_its_report_says()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var quantized = await QuantizeAsync(new QuantizationOptions { MinimumCosine = 0.9 }, Pictures());
        quantized.Save(folder.FullName, cancellationToken: cancellationToken);
        using var model = AlignModel.Load(folder.FullName, Options);

        Assert.Equal(ModelPrecision.Int8, model.Precision);
        Assert.True(quantized.Report.Texts.Mean > 0.999, $"{quantized.Report.Texts}");
        Assert.True(quantized.Report.Images.Mean > 0.9, $"{quantized.Report.Images}");
        Assert.Equal(
            quantized.Report.Texts.Mean,
            CosineSummary.Of(loaded.Model.GetTextFeatures(Texts, cancellationToken), model.GetTextFeatures(Texts, cancellationToken)).Mean);
        Assert.True(File.Exists(folder.Combine(QuantizedModel.ReportFile)));
    }

    [Fact]
    public async Task What_is_not_8_bit_stays_in_the_sources_type_and_the_report_has_the_sizes_of_both()
    {
        using var folder = new TemporaryFolder();
        var quantized = await QuantizeAsync(new QuantizationOptions { MinimumCosine = 0 }, Pictures());
        quantized.Save(folder.FullName, cancellationToken: TestContext.Current.CancellationToken);
        using var store = TensorStore.Open(folder.FullName);

        Assert.All(loaded.Model.Store.Tensors.Values, tensor => Assert.Equal(QuantizedTensor.Is(store, tensor.Name) ? TensorType.Int8 : tensor.Type, store[tensor.Name].Type));
        Assert.Equal(TensorType.Float16, store[loaded.Model.Plan.Text.WordEmbeddings.Name].Type);
        Assert.Contains("\"dtype\": \"float16\"", await File.ReadAllTextAsync(folder.Combine("config.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(
            (loaded.Model.Store.Tensors.Values.Sum(static tensor => tensor.ByteLength), store.Tensors.Values.Sum(static tensor => tensor.ByteLength)),
            (quantized.Report.SourceBytes, quantized.Report.Int8Bytes));
        Assert.True(quantized.Report.Int8Bytes < quantized.Report.SourceBytes);
    }

    [Fact]
    public async Task Layers_stay_in_float32_until_the_cosine_is_reached()
    {
        var plan = AlignPlan.Create(AlignConfig.Load(Fixtures.Path("models", "tiny_silu")));
        using var processor = new ProcessorFolder();
        using var model = AlignModel.Create(plan, TensorStore.Open(Fixtures.Path("models", "tiny_silu")), processor.FullName, Options);
        var free = await QuantizeAsync(new QuantizationOptions { MinimumCosine = 0 }, Pictures(), model);
        var strict = await QuantizeAsync(new QuantizationOptions { MinimumCosine = 0.9999999 }, Pictures(), model);

        Assert.Empty(free.Report.KeptInFloat);
        Assert.NotEmpty(strict.Report.KeptInFloat);
        Assert.True(strict.Report.Images.Mean > free.Report.Images.Mean);
    }

    [Fact]
    public async Task A_model_of_8_bits_is_saved_in_a_type_as_one_that_other_libraries_load()
    {
        using var folder = new TemporaryFolder();
        using var plain = new TemporaryFolder();
        (await QuantizeAsync(new QuantizationOptions { MinimumCosine = 0 }, Pictures())).Save(folder.FullName, cancellationToken: TestContext.Current.CancellationToken);
        using (var model = AlignModel.Load(folder.FullName, Options))
        {
            model.Save(plain.FullName, TensorType.Float32, cancellationToken: TestContext.Current.CancellationToken);
        }

        using var store = TensorStore.Open(plain.FullName);
        loaded.Model.Plan.Check(store);
        Assert.All(store.Tensors.Values, tensor => Assert.NotEqual(TensorType.Int8, tensor.Type));
    }

    [Fact]
    public async Task A_model_of_8_bits_is_saved_without_a_type_as_it_is()
    {
        using var folder = new TemporaryFolder();
        using var copy = new TemporaryFolder();
        (await QuantizeAsync(new QuantizationOptions { MinimumCosine = 0 }, Pictures())).Save(folder.FullName, cancellationToken: TestContext.Current.CancellationToken);
        using (var model = AlignModel.Load(folder.FullName, Options))
        {
            model.Save(copy.FullName, cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            await File.ReadAllBytesAsync(folder.Combine("model.safetensors"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(copy.Combine("model.safetensors"), TestContext.Current.CancellationToken));
        Assert.Equal(
            await File.ReadAllTextAsync(folder.Combine("config.json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(copy.Combine("config.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Too_few_pictures_and_a_model_of_8_bits_are_refused()
    {
        using var folder = new TemporaryFolder();
        var error = await Assert.ThrowsAsync<AlignException>(() => QuantizeAsync(new QuantizationOptions(), Pictures().Take(2)));
        Assert.Equal("2 pictures were given to calibrate with; expected at least 4.", error.Message);

        (await QuantizeAsync(new QuantizationOptions { MinimumCosine = 0 }, Pictures())).Save(folder.FullName, cancellationToken: TestContext.Current.CancellationToken);
        using var model = AlignModel.Load(folder.FullName, Options);
        Assert.Contains("has 8-bit weights already", Assert.Throws<AlignException>(() => new ModelQuantizer(model)).Message);
    }

    [Fact]
    public void Eight_bits_are_refused_of_a_model_without_them()
    {
        var error = Assert.Throws<AlignException>(() =>
            AlignModel.Load(Fixtures.AlignMini, Options with { Precision = ModelPrecision.Int8 }));

        Assert.EndsWith("has no 8-bit weights; expected a model that 'align quantize' wrote.", error.Message);
    }

    private Task<QuantizedModel> QuantizeAsync(QuantizationOptions options, IEnumerable<RgbImage> pictures, AlignModel? model = null) =>
        new ModelQuantizer(model ?? loaded.Model, options).QuantizeAsync(
            pictures.ToAsyncEnumerable(), model is null ? Texts : UnknownWords, cancellationToken: TestContext.Current.CancellationToken);

    // Each picture in two sizes, so that what is held out is like what is calibrated with.
    private static IEnumerable<RgbImage> Pictures() =>
        Directory.GetFiles(Path.Combine(Fixtures.Repository, "samples"), "*.webp").Order(StringComparer.Ordinal)
            .SelectMany(static path => Enumerable.Repeat(ImageDecoder.Default.Decode(path), 3));
}
