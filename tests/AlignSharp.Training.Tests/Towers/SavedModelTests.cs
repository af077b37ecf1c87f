using System.Text.Json;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Text;
using AlignSharp.Training.Losses;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Steps;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests.Towers;

public sealed class SavedModelTests : IDisposable
{
    private static readonly AlignModelOptions WithoutCache = new() { UseCache = false };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TensorType.Float32, 1e-4)]
    [InlineData(TensorType.Float16, 5e-3)]
    public void A_trained_model_gives_the_same_features_through_onnx(TensorType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var batch = TinyBatches.Random(8);
        using var towers = Train(batch);
        towers.Save(_folder.FullName, type, TestContext.Current.CancellationToken);

        using var model = AlignModel.Load(_folder.FullName, WithoutCache);
        AssertSameFeatures(towers, model, batch, tolerance);
    }

    [Fact]
    public void The_default_model_gives_the_same_features_through_onnx()
    {
        using var scope = NewDisposeScope();
        using var batch = TinyBatches.Random(4);
        using var towers = AlignTowers.Load(Fixtures.AlignMini);
        using var model = AlignModel.Load(Fixtures.AlignMini, WithoutCache);

        AssertSameFeatures(towers, model, batch, 1e-4);
    }

    [Fact]
    public void Names_shapes_and_configuration_are_those_of_the_default_model()
    {
        using (var fresh = AlignTowers.Create(AlignConfig.Load(Fixtures.AlignMini), seed: 1))
        {
            fresh.Save(_folder.FullName, TensorType.Float16, TestContext.Current.CancellationToken);
        }

        using var saved = TensorStore.Open(_folder.FullName);
        using var published = TensorStore.Open(Fixtures.AlignMini);

        Assert.Equal(Describe(published), Describe(saved));
        Assert.Equal(AlignConfig.Load(Fixtures.AlignMini).Text, AlignConfig.Load(_folder.FullName).Text);
        Assert.Equal(Keys(Fixtures.AlignMini), Keys(_folder.FullName));
    }

    [Fact]
    public void What_is_saved_loads_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var batch = TinyBatches.Random(8);
        using var towers = Train(batch);
        towers.Save(_folder.FullName, cancellationToken: TestContext.Current.CancellationToken);
        using var loaded = AlignTowers.Load(_folder.FullName);

        foreach (var (expected, actual) in towers.Parameters.All.Zip(loaded.Parameters.All))
        {
            Assert.True(actual.Tensor.HasTheBitsOf(expected.Tensor), expected.Name);
        }

        Assert.Equal(3, loaded.Parameters["vision_model.embeddings.batchnorm.num_batches_tracked"].item<long>());
    }

    private static AlignTowers Train(TrainingBatch batch)
    {
        var towers = AlignTowers.Create(TinyBatches.ConfigWithChance, seed: 7);
        using var optimizer = new Lamb(towers.Parameters, new OptimizerOptions());
        var step = new ContrastiveStep(towers, new ContrastiveLoss(new ContrastiveLossOptions()), new StepOptions());
        for (var index = 0; index < 3; index++)
        {
            towers.Parameters.ClearGradients();
            step.AccumulateGradients(batch, index);
            optimizer.Step(0.01);
        }

        return towers;
    }

    private static void AssertSameFeatures(AlignTowers towers, AlignModel model, TrainingBatch batch, double tolerance)
    {
        using var _ = no_grad();
        var types = zeros_like(batch.InputIds);
        var images = towers.GetImageFeatures(batch.PixelValues, ForwardPass.Evaluation);
        var texts = towers.GetTextFeatures(batch.InputIds, batch.AttentionMask, types, ForwardPass.Evaluation);
        var pixels = new FloatTensor(batch.PixelValues.data<float>().ToArray(), [.. batch.PixelValues.shape.Select(size => (int)size)]);
        var tokens = new TokenBatch(batch.Count, (int)types.shape[1], Values(batch.InputIds), Values(batch.AttentionMask), Values(types));

        Assert.InRange(images.RelativeError(Tensor(model.GetImageFeatures(pixels))), 0, tolerance);
        Assert.InRange(texts.RelativeError(Tensor(model.GetTextFeatures(tokens))), 0, tolerance);
    }

    private static long[] Values(Tensor tensor) => tensor.data<long>().ToArray();

    private static Tensor Tensor(FloatTensor values) =>
        tensor(values.Values.ToArray(), [.. values.Shape.Select(size => (long)size)]);

    private static IEnumerable<string> Describe(TensorStore store) => store.Tensors.Values
        .Select(info => $"{info.Name} {info.Type} [{string.Join(", ", info.Shape)}]")
        .Order();

    private static IEnumerable<string> Keys(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, AlignConfig.FileName)));
        return [.. Flatten(json.RootElement, string.Empty).Order()];
    }

    private static IEnumerable<string> Flatten(JsonElement element, string prefix) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(property => Flatten(property.Value, $"{prefix}.{property.Name}"))
        : [prefix];
}
