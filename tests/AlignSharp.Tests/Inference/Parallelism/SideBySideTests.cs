using System.Numerics.Tensors;

namespace AlignSharp.Tests.Inference.Parallelism;

public sealed class SideBySideTests
{
    [Fact]
    public void Sessions_side_by_side_give_every_picture_its_own_features()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var alone = AlignModel.Load(Fixtures.Path("models", "tiny_silu"), new() { UseCache = false, Sessions = 1 });
        using var shared = AlignModel.Load(Fixtures.Path("models", "tiny_silu"), new() { UseCache = false, Sessions = 3, Threads = 3 });
        var pixels = new FloatTensor(70, 3, 64, 64);
        var random = new Random(1);
        foreach (ref var value in pixels.Values)
        {
            value = random.NextSingle();
        }

        var (expected, found) = (alone.GetImageFeatures(pixels, cancellationToken), shared.GetImageFeatures(pixels, cancellationToken));

        Assert.All(Enumerable.Range(0, pixels.Count), picture => Assert.True(TensorPrimitives.Distance(expected[picture], found[picture]) < 1e-4f));
    }
}
