using AlignSharp.Training.Losses;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AlignSharp.Training.Tests.Losses;

public sealed class ContrastiveLossTests
{
    [Fact]
    public void Agrees_with_cross_entropy_of_the_similarity_matrix()
    {
        using var scope = NewDisposeScope();
        var (images, texts, temperature) = (randn(7, 5), randn(7, 5), tensor(0.3f));
        var logits = functional.normalize(images, dim: 1).matmul(functional.normalize(texts, dim: 1).t()) / temperature;
        var labels = arange(7, ScalarType.Int64);
        var expected = functional.cross_entropy(logits, labels, label_smoothing: 0.1)
            + functional.cross_entropy(logits.t(), labels, label_smoothing: 0.1);

        var sum = new ContrastiveLoss(new ContrastiveLossOptions()).Compute(images, texts, temperature);
        var mean = new ContrastiveLoss(new ContrastiveLossOptions { Reduction = LossReduction.Mean }).Compute(images, texts, temperature);

        Assert.Equal(expected.item<float>(), sum.item<float>(), 1e-5);
        Assert.Equal(expected.item<float>() / 2, mean.item<float>(), 1e-5);
    }

    [Fact]
    public void Equal_captions_share_their_target()
    {
        using var scope = NewDisposeScope();
        var loss = new ContrastiveLoss(new ContrastiveLossOptions { SharesPositives = true, LabelSmoothing = 0 });
        var images = tensor(new float[] { 1, 0, 0, 1, 1, 1 }, 3, 2);
        var texts = tensor(new float[] { 1, 0, 1, 0, 0, 1 }, 3, 2);
        var logits = functional.normalize(images, dim: 1).matmul(texts.t());
        var targets = tensor(new float[] { 0.5f, 0.5f, 0, 0.5f, 0.5f, 0, 0, 0, 1 }, 3, 3);
        var expected = -(targets * logits.log_softmax(1)).sum() / 3 - ((targets * logits.t().log_softmax(1)).sum() / 3);

        var actual = loss.Compute(images, texts, tensor(1f), tensor(new long[] { 8, 8, 3 }));

        Assert.Equal(expected.item<float>(), actual.item<float>(), 1e-5);
    }

    [Fact]
    public void Distinct_captions_share_nothing()
    {
        using var scope = NewDisposeScope();
        var (images, texts) = (randn(4, 3), randn(4, 3));
        var shared = new ContrastiveLoss(new ContrastiveLossOptions { SharesPositives = true });
        var plain = new ContrastiveLoss(new ContrastiveLossOptions());

        Assert.Equal(
            plain.Compute(images, texts, tensor(0.1f)).item<float>(),
            shared.Compute(images, texts, tensor(0.1f), arange(4, ScalarType.Int64)).item<float>(),
            1e-5);
    }

    [Theory]
    [InlineData(0.001f, 0.01f)]
    [InlineData(0.5f, 0.5f)]
    [InlineData(3f, 1f)]
    public void Temperature_stays_within_its_bounds(float learned, float expected)
    {
        using var scope = NewDisposeScope();
        var temperature = tensor(learned).requires_grad_();

        new ContrastiveLoss(new ContrastiveLossOptions { MinimumTemperature = 0.01, MaximumTemperature = 1 }).ClampTemperature(temperature);

        Assert.Equal(expected, temperature.item<float>());
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void A_temperature_that_is_not_above_0_is_refused(float temperature)
    {
        using var scope = NewDisposeScope();
        var loss = new ContrastiveLoss(new ContrastiveLossOptions());

        var error = Assert.Throws<AlignException>(() => loss.Compute(randn(2, 2), randn(2, 2), tensor(temperature)));

        Assert.Equal($"The temperature is {temperature}; expected above 0 (set a minimum for it).", error.Message);
    }
}
