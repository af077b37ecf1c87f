using AlignSharp.Data.Shards;
using AlignSharp.Evaluation.Association;

namespace AlignSharp.Evaluation.Tests.Association;

public sealed class AssociationTestTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("planted")]
    public void Effect_and_exact_p_value_are_the_reference_s(string kind)
    {
        using var goldens = new MetricGoldens("association_calibration.safetensors", "association_calibration.json");
        FloatTensor Part(string name) => goldens.Tensor($"weat.{kind}.{name}");
        var result = AssociationTest.Run(Part("X"), Part("Y"), Part("A"), Part("B"));
        Assert.Equal(goldens.Number($"weat_{kind}", "effect_size"), result.EffectSize, 1e-4);
        Assert.Equal(goldens.Number($"weat_{kind}", "p_value_exact"), result.PValue, 1e-4);
        Assert.Equal(goldens.Number($"weat_{kind}", "permutations"), result.Permutations);
        Assert.True(result.IsExact);
    }

    [Fact]
    public void A_planted_bias_is_found_and_shuffled_items_are_not_found_more_often_than_chance()
    {
        var random = new SplitMix64(11);
        var found = 0;
        for (var run = 0; run < 200; run++)
        {
            found += Run(ref random, lean: 0).PValue < 0.05 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"False positives at 0.05: {found} of 200.");
        Assert.InRange(found, 1, 22);
        Assert.True(Run(ref random, lean: 1).PValue < 0.01);
    }

    [Fact]
    public void Many_items_are_divided_by_a_seed()
    {
        var random = new SplitMix64(12);
        var (x, y, a, b) = (Draw(ref random, 15, 1), Draw(ref random, 15, -1), Draw(ref random, 4, 1), Draw(ref random, 4, -1));
        var result = AssociationTest.Run(x, y, a, b, samples: 500, seed: 3);
        Assert.False(result.IsExact);
        Assert.Equal(501, result.Permutations);
        Assert.Equal(result, AssociationTest.Run(x, y, a, b, samples: 500, seed: 3));
        Assert.True(result.PValue < 0.01);
    }

    [Fact]
    public void Groups_of_different_size_are_told() => Assert.Throws<EvaluationException>(() =>
        AssociationTest.Run(new FloatTensor(2, 3), new FloatTensor(1, 3), new FloatTensor(1, 3), new FloatTensor(1, 3)));

    private static AssociationResult Run(ref SplitMix64 random, float lean) => AssociationTest.Run(
        Draw(ref random, 6, lean), Draw(ref random, 6, -lean), Draw(ref random, 5, lean), Draw(ref random, 5, -lean));

    // Noise around a point on the first axis.
    private static FloatTensor Draw(ref SplitMix64 random, int count, float lean)
    {
        var items = new FloatTensor(count, 12);
        for (var item = 0; item < count; item++)
        {
            for (var axis = 0; axis < 12; axis++)
            {
                items[item][axis] = (random.Below(2001) - 1000) / 1000f + (axis == 0 ? lean : 0);
            }
        }

        return items;
    }
}
