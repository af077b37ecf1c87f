using System.Collections.Immutable;
using AlignSharp.Data.Shards;
using AlignSharp.Evaluation.Association;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Bias;

/// <summary>Association tests of every two groups with every two attributes.</summary>
internal static class AssociationTable
{
    /// <param name="groups">At least two.</param>
    /// <param name="attributes">At least two.</param>
    /// <param name="samples">How many divisions are drawn where all are too many.</param>
    /// <param name="seed">Decides which divisions, and which items of the larger group, are taken.</param>
    /// <param name="bootstrap">Draws the items of both groups again.</param>
    public static FigureTable Make(ImmutableArray<EmbeddedGroup> groups, ImmutableArray<EmbeddedGroup> attributes, int samples, ulong seed, Bootstrap bootstrap)
    {
        ImmutableArray<(string Name, AssociationResult Result, Interval? Interval)> tests =
        [
            .. from pair in Pairs(groups)
               from poles in Pairs(attributes)
               let size = Math.Min(pair.First.Items.Count, pair.Second.Items.Count)
               let x = Draw(pair.First.Items, size, seed)
               let y = Draw(pair.Second.Items, size, seed)
               select ($"{pair.First.Name} or {pair.Second.Name}: {poles.First.Name} or {poles.Second.Name}",
                   Test(x, y, poles.First.Items, poles.Second.Items, samples, seed),
                   EffectSize.Interval(Lean(x, poles), Lean(y, poles), bootstrap)),
        ];
        var corrected = HolmCorrection.Adjust([.. tests.Select(static test => test.Result.PValue)]);
        return new FigureTable("associations", "Association tests", "test", [.. tests.Select((test, place) => Row(test.Name, test.Result, test.Interval, corrected[place]))]);
    }

    /// <summary>The p-value for leaning either way; the test itself asks for one direction.</summary>
    public static AssociationResult Test(FloatTensor x, FloatTensor y, FloatTensor a, FloatTensor b, int samples, ulong seed)
    {
        var one = AssociationTest.Run(x, y, a, b, samples, seed);
        var other = AssociationTest.Run(y, x, a, b, samples, seed);
        return one with { PValue = Math.Min(1, 2 * Math.Min(one.PValue, other.PValue)) };
    }

    private static double[] Lean(FloatTensor items, (EmbeddedGroup First, EmbeddedGroup Second) poles) =>
        AssociationTest.Leanings(items, poles.First.Items, poles.Second.Items);

    private static FigureRow Row(string name, AssociationResult result, Interval? interval, double corrected) => new(name,
    [
        new("effect_size", "effect size", result.EffectSize, FigureUnit.Number) { Interval = interval },
        new("p", "p-value, two-sided", result.PValue, FigureUnit.Probability),
        new("p_corrected", "corrected for all tests here", corrected, FigureUnit.Probability),
        new("permutations", "divisions", result.Permutations, FigureUnit.Count),
    ]);

    private static IEnumerable<(EmbeddedGroup First, EmbeddedGroup Second)> Pairs(ImmutableArray<EmbeddedGroup> all) =>
        from first in Enumerable.Range(0, all.Length)
        from second in Enumerable.Range(first + 1, all.Length - first - 1)
        select (all[first], all[second]);

    // The test needs groups of one size.
    private static FloatTensor Draw(FloatTensor items, int size, ulong seed)
    {
        if (items.Count == size)
        {
            return items;
        }

        int[] order = [.. Enumerable.Range(0, items.Count)];
        new SplitMix64(seed, (ulong)items.Count).Shuffle(order);
        var drawn = new FloatTensor(size, items.ItemLength);
        for (var item = 0; item < size; item++)
        {
            items[order[item]].CopyTo(drawn[item]);
        }

        return drawn;
    }
}
