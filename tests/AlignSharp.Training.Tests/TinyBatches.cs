using AlignSharp.Architecture;
using AlignSharp.Configuration;
using AlignSharp.Training.Steps;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests;

/// <summary>Made-up pairs and small models for them.</summary>
internal static class TinyBatches
{
    private const int Side = 40;
    private const int Length = 9;

    public static AlignConfig Config { get; } = AlignConfig.Load(TinyModels.Folder("train_step"));

    public static AlignConfig ConfigWithChance => Config with
    {
        Vision = Config.Vision with { DropConnectRate = 0.5 },
        Text = Config.Text with { HiddenDropoutProb = 0.2, AttentionProbsDropoutProb = 0.2 },
    };

    /// <summary>Two stages and one layer, for tests of many steps.</summary>
    public static AlignConfig SmallestConfig => ConfigWithChance with
    {
        ProjectionDim = 8,
        Text = ConfigWithChance.Text with { NumHiddenLayers = 1 },
        Vision = ConfigWithChance.Vision with
        {
            InChannels = [32, 16], OutChannels = [16, 24], KernelSizes = [3, 5], Strides = [1, 2], NumBlockRepeats = [1, 2], ExpandRatios = [1, 6],
        },
    };

    public static TrainingBatch Random(int count, long seed = 1)
    {
        using var generator = new Generator((ulong)seed, CPU);
        var lengths = randint(3, Length + 1, [count, 1], generator: generator);
        return new TrainingBatch(
            randn([count, 3, Side, Side], generator: generator).DetachFromDisposeScope(),
            randint(1, Config.Text.VocabSize, [count, Length], ScalarType.Int64, generator: generator).DetachFromDisposeScope(),
            arange(Length).unsqueeze(0).lt(lengths).to(ScalarType.Int64).DetachFromDisposeScope(),
            Captions: randint(0, count / 2, [count], ScalarType.Int64, generator: generator).DetachFromDisposeScope());
    }

    public static Dictionary<string, Tensor> Gradients(this ParameterSet parameters) => parameters.Trained
        .Where(parameter => parameter.Tensor.grad is not null)
        .ToDictionary(parameter => parameter.Name, parameter => parameter.Tensor.grad!.clone());

    /// <summary>The length of the difference of two sets of tensors, relative to the length of the expected ones.</summary>
    public static double RelativeDistance(IReadOnlyDictionary<string, Tensor> actual, IReadOnlyDictionary<string, Tensor> expected)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        var distance = stack(expected.Select(pair => (actual[pair.Key] - pair.Value).norm())).norm().item<float>();
        return distance / stack(expected.Values.Select(tensor => tensor.norm())).norm().item<float>();
    }
}
