using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests.Towers;

public sealed class BatchNormalizationTests : IDisposable
{
    private const string Norm = "vision_model.embeddings.batchnorm";
    private const double Epsilon = 1e-3;

    private readonly AlignTowers _towers = AlignTowers.Create(TinyBatches.Config, seed: 1);
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _map;
    private readonly BatchNormalization _norm;

    public BatchNormalizationTests()
    {
        _map = randn(8, _towers.Plan.Vision.Stem.OutChannels, 3, 3) + 2;
        _norm = new BatchNormalization(_towers.Parameters, Epsilon);
    }

    public void Dispose()
    {
        _scope.Dispose();
        _towers.Dispose();
    }

    [Fact]
    public void Virtual_batches_have_statistics_of_their_own()
    {
        var actual = _norm.Apply(Norm, _map, new ForwardPass { IsTraining = true, VirtualBatchSize = 4 });

        Assert.InRange(actual.RelativeError(cat([Expected(_map.narrow(0, 0, 4)), Expected(_map.narrow(0, 4, 4))])), 0, 1e-5);
    }

    [Fact]
    public void Running_statistics_move_once_by_the_mean_of_the_virtual_batches()
    {
        using var statistics = new BatchStatistics();
        _norm.Apply(Norm, _map, new ForwardPass { IsTraining = true, VirtualBatchSize = 4, Statistics = statistics });
        statistics.Commit(_towers.Parameters);

        Tensor[] halves = [_map.narrow(0, 0, 4), _map.narrow(0, 4, 4)];
        var mean = stack(halves.Select(half => half.mean([0, 2, 3]))).mean([0]);
        var variance = stack(halves.Select(half => half.var([0, 2, 3]))).mean([0]);
        Assert.InRange(_towers.Parameters[$"{Norm}.running_mean"].RelativeError(0.01 * mean), 0, 1e-5);
        Assert.InRange(_towers.Parameters[$"{Norm}.running_var"].RelativeError(0.99 + (0.01 * variance)), 0, 1e-5);
        Assert.Equal(1, _towers.Parameters[$"{Norm}.num_batches_tracked"].item<long>());
    }

    [Fact]
    public void A_frozen_scale_means_running_statistics()
    {
        _towers.Parameters.Freeze($"{Norm}.*");
        using var statistics = new BatchStatistics();

        var actual = _norm.Apply(Norm, _map, new ForwardPass { IsTraining = true, Statistics = statistics });
        statistics.Commit(_towers.Parameters);

        Assert.InRange(actual.RelativeError(_map / Math.Sqrt(1 + Epsilon)), 0, 1e-5);
        Assert.Equal(0, _towers.Parameters[$"{Norm}.running_mean"].abs().max().item<float>());
    }

    [Fact]
    public void A_batch_that_virtual_batches_do_not_divide_is_refused() => Assert.Equal(
        "A batch has 8 images; expected a multiple of the virtual batch of 3.",
        Assert.Throws<AlignException>(() => _norm.Apply(Norm, _map, new ForwardPass { IsTraining = true, VirtualBatchSize = 3 })).Message);

    private static Tensor Expected(Tensor map)
    {
        var mean = map.mean([0, 2, 3], keepdim: true);
        var variance = (map - mean).square().mean([0, 2, 3], keepdim: true);
        return (map - mean) / (variance + Epsilon).sqrt();
    }
}
