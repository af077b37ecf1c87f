using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Training.Losses;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Steps;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests.Steps;

/// <summary>Three steps against the reference: see tests/fixtures/models/train_step/inputs.json for its rules.</summary>
public sealed class TrainStepGoldenTests : IDisposable
{
    private static readonly ContrastiveLoss MeanLoss = new(new ContrastiveLossOptions { Reduction = LossReduction.Mean });
    private static readonly LearningRateSchedule Schedule = new(PeakRate: 0.01, WarmUpSteps: 2, TotalSteps: 10);

    private readonly TensorStore _expected = TinyModels.Expected("train_step");
    private readonly AlignTowers _towers = AlignTowers.Load(TinyModels.Folder("train_step"));

    public void Dispose()
    {
        _towers.Dispose();
        _expected.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void First_step_has_the_reference_loss_gradients_and_statistics(bool recomputes)
    {
        using var scope = NewDisposeScope();

        var loss = Accumulate(1, new StepOptions { RecomputesBlocks = recomputes });

        Assert.Equal(_expected.ReadSingles("step1.loss")[0], loss, 1e-5);
        foreach (var parameter in _towers.Parameters.Trained)
        {
            var expected = _expected.Tensor($"step1.grad.{parameter.Name}");
            var scale = IsWithoutEffect(parameter.Name) ? LargestGradient : Largest(expected);
            AssertClose(parameter.Name, expected, parameter.Tensor.grad ?? zeros_like(parameter.Tensor), 1e-4 * scale);
        }

        AssertStatistics(step: 1);
    }

    [Fact]
    public void Parameters_after_three_lamb_steps_are_the_reference()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Lamb(_towers.Parameters, new OptimizerOptions());
        for (var step = 1; step <= 3; step++)
        {
            Assert.Equal(_expected.ReadSingles($"step{step}.lr")[0], Schedule.At(step), 1e-8);
            _towers.Parameters.ClearGradients();
            Assert.Equal(_expected.ReadSingles($"step{step}.loss")[0], Accumulate(step, new StepOptions()), 1e-4);
            optimizer.Step(Schedule.At(step));
        }

        foreach (var parameter in _towers.Parameters.Trained)
        {
            var expected = _expected.Tensor($"step3.param.{parameter.Name}");
            var known = HasKnownDirection(parameter.Name);
            AssertClose(parameter.Name, expected.reshape(known.shape) * known, parameter.Tensor * known, 1e-4);
            AssertClose(parameter.Name, expected, parameter.Tensor, Schedule.PeakRate);
        }

        AssertStatistics(step: 3);
    }

    private double Accumulate(int step, StepOptions options)
    {
        using var batch = new TrainingBatch(
            _expected.Tensor($"step{step}.in.pixel_values"),
            _expected.Tensor($"step{step}.in.input_ids"),
            _expected.Tensor($"step{step}.in.attention_mask"));
        return new ContrastiveStep(_towers, MeanLoss, options).AccumulateGradients(batch, seed: 0);
    }

    // A shift that the next normalisation (or the softmax) takes out again: its gradient is rounding alone.
    private bool IsWithoutEffect(string name) => name.EndsWith(".key.bias", StringComparison.Ordinal)
        || (name.EndsWith(".project_bn.bias", StringComparison.Ordinal)
            && name != $"{_towers.Plan.Vision.Blocks[^1].Projection.NormName}.bias");

    // LAMB divides each gradient by its own size: one that is nothing but rounding goes a full step in whatever direction.
    private Tensor HasKnownDirection(string name)
    {
        var gradient = _expected.Tensor($"step1.grad.{name}").abs();
        var known = gradient.gt(1e-4 * Largest(gradient)).logical_or(gradient.eq(0));
        return (known.to(ScalarType.Float32) * (IsWithoutEffect(name) ? 0 : 1)).reshape(_towers.Parameters[name].shape);
    }

    private double LargestGradient => _towers.Parameters.Trained.Max(parameter => Largest(_expected.Tensor($"step1.grad.{parameter.Name}")));

    private void AssertStatistics(int step)
    {
        foreach (var parameter in _towers.Parameters.All.Where(parameter => parameter.Plan.Kind == ParameterKind.Statistic))
        {
            var expected = _expected.Tensor($"step{step}.buffer.{parameter.Name}");
            AssertClose(parameter.Name, expected, parameter.Tensor, step == 1 ? 1e-4 * Largest(expected) : 1e-4);
        }
    }

    private static double Largest(Tensor tensor) => tensor.abs().max().item<float>();

    private static void AssertClose(string name, Tensor expected, Tensor actual, double tolerance)
    {
        var error = Largest(actual.detach().reshape(expected.shape) - expected);
        Assert.True(error <= tolerance, $"{name} differs by {error:E2}; expected at most {tolerance:E2}.");
    }
}
