using AlignSharp.Checkpoints;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests.Optimizers;

public sealed class OptimizerTests : IDisposable
{
    private readonly AlignTowers _towers = AlignTowers.Create(TinyBatches.Config, seed: 3);

    public void Dispose() => _towers.Dispose();

    public static TheoryData<string> Names => ["lamb", "adamw", "sgd"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Restored_state_goes_on_bit_for_bit(string name)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var other = AlignTowers.Create(TinyBatches.Config, seed: 3);
        using var straight = Create(name, _towers.Parameters);
        using var before = Create(name, other.Parameters);
        using var after = Create(name, other.Parameters);
        Steps(straight, _towers, from: 1, to: 4);

        Steps(before, other, from: 1, to: 2);
        SafetensorsWriter.Write(folder.Combine("optimizer.safetensors"), before.Save(), cancellationToken: TestContext.Current.CancellationToken);
        using var store = TensorStore.Open(folder.Combine("optimizer.safetensors"));
        after.Restore(store);
        Steps(after, other, from: 3, to: 4);

        Assert.Equal(4, after.StepCount);
        foreach (var (expected, actual) in _towers.Parameters.All.Zip(other.Parameters.All))
        {
            Assert.True(expected.Tensor.HasTheBitsOf(actual.Tensor), expected.Name);
        }
    }

    [Fact]
    public void State_of_another_model_is_refused_by_name()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Sgd(_towers.Parameters, new OptimizerOptions());
        using var store = TensorStore.FromTensors([TensorData.From("step", new long[1], 1)]);

        Assert.Contains("temperature.momentum_buffer", Assert.Throws<CheckpointException>(() => optimizer.Restore(store)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adamw_makes_the_step_of_its_formula()
    {
        var (weight, gradient, rate, options) = (0.5, 0.2, 0.01, new OptimizerOptions { WeightDecay = 0.1, Epsilon = 1e-8 });
        using var optimizer = new AdamW(_towers.Parameters, options);
        SetTemperature(weight, gradient);

        optimizer.Step(rate);

        Assert.Equal((weight * (1 - (rate * 0.1))) - (rate * gradient / (Math.Abs(gradient) + 1e-8)), Temperature, 1e-6);
    }

    [Fact]
    public void Sgd_gathers_momentum()
    {
        using var optimizer = new Sgd(_towers.Parameters, new OptimizerOptions { Beta1 = 0.5, WeightDecay = 0 });
        SetTemperature(1, 0.2);

        optimizer.Step(0.1);
        optimizer.Step(0.1);

        Assert.Equal(1 - (0.1 * 0.2) - (0.1 * (0.1 + 0.2)), Temperature, 1e-6);
    }

    [Fact]
    public void Lamb_scales_the_step_by_the_ratio_of_norms()
    {
        using var optimizer = new Lamb(_towers.Parameters, new OptimizerOptions { WeightDecay = 0 });
        SetTemperature(0.5, -3);

        optimizer.Step(0.1);

        Assert.Equal(0.5 + (0.1 * 0.5), Temperature, 1e-6);
    }

    [Theory]
    [InlineData(DecayExclusion.None, "")]
    [InlineData(DecayExclusion.BatchNormalization, "vision_model.embeddings.batchnorm.weight")]
    [InlineData(DecayExclusion.NormalizationsAndBiases, "vision_model.embeddings.batchnorm.weight text_model.embeddings.LayerNorm.bias text_projection.bias temperature")]
    public void Exclusions_go_by_kind(DecayExclusion exclusion, string excluded)
    {
        string[] names = ["vision_model.embeddings.batchnorm.weight", "text_model.embeddings.LayerNorm.bias", "text_projection.bias", "text_projection.weight", "temperature"];

        var actual = _towers.Plan.Parameters.Where(parameter => names.Contains(parameter.Name) && exclusion.Excludes(parameter));

        Assert.Equal(excluded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), actual.Select(parameter => parameter.Name).Order());
    }

    [Fact]
    public void Frozen_tensors_stay()
    {
        using var scope = NewDisposeScope();
        var frozen = _towers.FreezeText();
        var before = _towers.Parameters["text_projection.weight"].clone();
        using var optimizer = Create("lamb", _towers.Parameters);
        Steps(optimizer, _towers, from: 1, to: 1);

        Assert.Equal(_towers.Plan.Text.Parameters.Count(), frozen);
        Assert.True(before.HasTheBitsOf(_towers.Parameters["text_projection.weight"]));
        Assert.DoesNotContain(optimizer.Save(), tensor => tensor.Name.StartsWith("text_", StringComparison.Ordinal));
    }

    [Fact]
    public void Long_gradients_are_cut_to_the_length_allowed_and_short_ones_kept()
    {
        using var scope = NewDisposeScope();
        _towers.Parameters["text_projection.bias"].grad = full_like(_towers.Parameters["text_projection.bias"], 3).detach();
        SetTemperature(1, 4);
        var length = Math.Sqrt(16 + (9 * _towers.Plan.Config.ProjectionDim));

        Assert.Equal(length, GradientClipping.Clip(_towers.Parameters), 1e-3);
        Assert.Equal(length, GradientClipping.Clip(_towers.Parameters, maximumNorm: 2), 1e-3);
        Assert.Equal(2, GradientClipping.Clip(_towers.Parameters, maximumNorm: 100), 1e-4);
        Assert.Equal(2, GradientClipping.Clip(_towers.Parameters), 1e-4);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_gradient_that_is_not_finite_is_found_by_name(float value)
    {
        Assert.Null(_towers.Parameters.FindNotFinite());
        SetTemperature(1, value);

        Assert.Equal("temperature", _towers.Parameters.FindNotFinite());
        Assert.False(double.IsFinite(GradientClipping.Clip(_towers.Parameters)));
    }

    private float Temperature => _towers.Temperature.item<float>();

    private void SetTemperature(double value, double gradient)
    {
        using var _ = no_grad();
        _towers.Temperature.fill_(value);
        _towers.Temperature.grad = full([], gradient, ScalarType.Float32);
    }

    private static Optimizer Create(string name, ParameterSet parameters) => name switch
    {
        "lamb" => new Lamb(parameters, new OptimizerOptions()),
        "adamw" => new AdamW(parameters, new OptimizerOptions()),
        _ => new Sgd(parameters, new OptimizerOptions()),
    };

    private static void Steps(Optimizer optimizer, AlignTowers towers, int from, int to)
    {
        using var generator = new Generator(0, CPU);
        for (var step = from; step <= to; step++)
        {
            generator.manual_seed(step);
            foreach (var parameter in towers.Parameters.Trained)
            {
                parameter.Tensor.grad = randn(parameter.Tensor.shape, generator: generator);
            }

            optimizer.Step(0.01);
        }
    }
}
