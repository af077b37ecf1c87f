using AlignSharp.Architecture;
using AlignSharp.Configuration;
using AlignSharp.Training.Losses;
using AlignSharp.Training.Steps;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests.Steps;

public sealed class ContrastiveStepTests
{
    private const long Seed = 5;
    private static readonly ContrastiveLoss Loss = new(new ContrastiveLossOptions { SharesPositives = true });

    [Fact]
    public void Four_micro_batches_of_16_equal_one_batch_of_64()
    {
        using var scope = NewDisposeScope();
        var whole = Run(TinyBatches.Config, new StepOptions { VirtualBatchSize = 16 });
        var cut = Run(TinyBatches.Config, new StepOptions { VirtualBatchSize = 16, MicroBatchSize = 16 });

        Assert.Equal(whole.Loss, cut.Loss, 1e-5 * whole.Loss);
        Assert.InRange(TinyBatches.RelativeDistance(cut.Gradients, whole.Gradients), 0, 1e-5);
        Assert.InRange(TinyBatches.RelativeDistance(cut.Statistics, whole.Statistics), 0, 1e-5);
    }

    [Fact]
    public void Chance_is_the_same_in_both_passes()
    {
        using var scope = NewDisposeScope();
        using var towers = AlignTowers.Create(TinyBatches.ConfigWithChance, Seed);
        using var batch = TinyBatches.Random(32);
        var options = new StepOptions { MicroBatchSize = 8 };
        var loss = new ContrastiveStep(towers, Loss, options).AccumulateGradients(batch, Seed);
        var actual = towers.Parameters.Gradients();
        towers.Parameters.ClearGradients();

        var pass = new ForwardPass { IsTraining = true, Seed = Seed };
        var parts = MicroBatch.Cut(batch, 8).Select(part => part.Features(towers, pass)).ToArray();
        var expected = Loss.Compute(
            cat([.. parts.Select(part => part.Images.Features)]),
            cat([.. parts.Select(part => part.Texts.Features)]),
            towers.Temperature,
            batch.Captions);
        expected.backward();

        Assert.Equal(expected.item<float>(), loss, 1e-5 * loss);
        Assert.InRange(TinyBatches.RelativeDistance(actual, towers.Parameters.Gradients()), 0, 1e-5);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(16)]
    public void Recomputed_blocks_change_nothing(int? microBatchSize)
    {
        using var scope = NewDisposeScope();
        var options = new StepOptions { MicroBatchSize = microBatchSize };
        var plain = Run(TinyBatches.ConfigWithChance, options);
        var recomputed = Run(TinyBatches.ConfigWithChance, options with { RecomputesBlocks = true });

        Assert.Equal(plain.Loss, recomputed.Loss);
        Assert.InRange(TinyBatches.RelativeDistance(recomputed.Gradients, plain.Gradients), 0, 1e-6);
        Assert.InRange(TinyBatches.RelativeDistance(recomputed.Statistics, plain.Statistics), 0, 0);
    }

    [Fact]
    public void Another_seed_drops_something_else()
    {
        using var scope = NewDisposeScope();
        var first = Run(TinyBatches.ConfigWithChance, new StepOptions(), seed: 1);
        var again = Run(TinyBatches.ConfigWithChance, new StepOptions(), seed: 1);
        var other = Run(TinyBatches.ConfigWithChance, new StepOptions(), seed: 2);

        Assert.Equal(first.Loss, again.Loss);
        Assert.NotEqual(first.Loss, other.Loss);
    }

    [Fact]
    public void Bfloat16_gives_nearly_the_same_gradients()
    {
        using var scope = NewDisposeScope();
        var single = Run(TinyBatches.Config, new StepOptions());
        var half = Run(TinyBatches.Config, new StepOptions { Precision = Precision.BFloat16 });

        Assert.Equal(single.Loss, half.Loss, 0.02 * single.Loss);
        Assert.InRange(TinyBatches.RelativeDistance(half.Gradients, single.Gradients), 1e-6, 0.15);
    }

    [Fact]
    public void A_frozen_image_tower_keeps_its_statistics_and_runs_as_it_will_be_used()
    {
        using var scope = NewDisposeScope();
        using var towers = AlignTowers.Create(TinyBatches.ConfigWithChance, Seed);
        using var batch = TinyBatches.Random(8);
        var before = Statistics(towers);
        towers.FreezeVision();
        new ContrastiveStep(towers, Loss, new StepOptions { MicroBatchSize = 4 }).AccumulateGradients(batch, Seed);

        Assert.All(towers.Parameters.Gradients().Keys, name => Assert.DoesNotContain("vision_model", name, StringComparison.Ordinal));
        Assert.NotEmpty(towers.Parameters.Gradients());
        Assert.Equal(0, TinyBatches.RelativeDistance(Statistics(towers), before));
    }

    [Theory]
    [InlineData(1, null, "The batch has 1 pairs; expected at least 2, for others in the batch are the negatives.")]
    [InlineData(6, 4, "The batch has 6 pairs; expected a multiple of the micro-batch of 4.")]
    public void Batches_that_cannot_train_are_refused(int count, int? microBatchSize, string message)
    {
        using var towers = AlignTowers.Create(TinyBatches.Config, Seed);
        using var batch = TinyBatches.Random(Math.Max(2, count));
        using var cut = new TrainingBatch(
            batch.PixelValues.narrow(0, 0, count), batch.InputIds.narrow(0, 0, count), batch.AttentionMask.narrow(0, 0, count));
        var step = new ContrastiveStep(towers, Loss, new StepOptions { MicroBatchSize = microBatchSize });

        Assert.Equal(message, Assert.Throws<AlignException>(() => step.AccumulateGradients(cut, Seed)).Message);
    }

    private static (double Loss, Dictionary<string, Tensor> Gradients, Dictionary<string, Tensor> Statistics) Run(
        AlignConfig config, StepOptions options, long seed = Seed)
    {
        using var towers = AlignTowers.Create(config, Seed);
        using var batch = TinyBatches.Random(64);
        var loss = new ContrastiveStep(towers, Loss, options).AccumulateGradients(batch, seed);
        return (loss, towers.Parameters.Gradients(), Statistics(towers));
    }

    private static Dictionary<string, Tensor> Statistics(AlignTowers towers) => towers.Parameters.All
        .Where(parameter => parameter.Plan.Kind == ParameterKind.Statistic)
        .ToDictionary(parameter => parameter.Name, parameter => parameter.Tensor.clone());
}
