using AlignSharp.Configuration;
using AlignSharp.Training.Losses;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Steps;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Benchmarks.Steps;

/// <summary>A model with its optimiser and a batch of noise, ready to train step after step.</summary>
internal sealed class StepBenchmark : IDisposable
{
    private const int Tokens = 16;
    private const int FilterRank = 4;

    private readonly AlignTowers _towers;
    private readonly Lamb _optimizer;
    private readonly ContrastiveStep _step;
    private readonly TrainingBatch _batch;
    private long _seed;

    private StepBenchmark(string name, AlignTowers towers, int count, Precision precision)
    {
        Name = name;
        _towers = towers;
        _optimizer = new Lamb(towers.Parameters, new OptimizerOptions());
        _step = new ContrastiveStep(towers, new ContrastiveLoss(new ContrastiveLossOptions()), new StepOptions { Precision = precision });
        _batch = CreateBatch(towers.Plan.Config, count);
    }

    public string Name { get; }

    public static StepBenchmark Create(string name, AlignConfig config, int count, Precision precision) =>
        new(name, AlignTowers.Create(config, seed: 1), count, precision);

    /// <summary>The same model with filters, and so maps, in PyTorch's own order: channels first.</summary>
    public static StepBenchmark CreatePlain(string name, AlignConfig config, int count)
    {
        var towers = AlignTowers.Create(config, seed: 1);
        PutChannelsFirst(towers.Parameters);
        return new StepBenchmark(name, towers, count, Precision.Float32);
    }

    public void Step()
    {
        _towers.Parameters.ClearGradients();
        _step.AccumulateGradients(_batch, _seed++);
        GradientClipping.Clip(_towers.Parameters, maximumNorm: 1);
        _optimizer.Step(1e-3);
    }

    public void Dispose()
    {
        _batch.Dispose();
        _optimizer.Dispose();
        _towers.Dispose();
    }

    private static void PutChannelsFirst(ParameterSet parameters)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (var parameter in parameters.All.Where(parameter => parameter.Tensor.dim() == FilterRank))
        {
            parameter.Tensor.set_(empty(parameter.Tensor.shape).copy_(parameter.Tensor));
        }
    }

    private static TrainingBatch CreateBatch(AlignConfig config, int count)
    {
        var side = config.Vision.ImageSize;
        return new TrainingBatch(
            randn(count, config.Vision.NumChannels, side, side),
            randint(config.Text.VocabSize, [count, Tokens], ScalarType.Int64),
            ones(count, Tokens, ScalarType.Int64));
    }
}
