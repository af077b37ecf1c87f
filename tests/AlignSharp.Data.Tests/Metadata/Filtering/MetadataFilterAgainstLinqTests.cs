using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Filtering;
using AlignSharp.Data.Metadata.Rules;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Metadata.Filtering;

/// <summary>100,000 rows filtered by every kind of rule, beside the same rules written as plain LINQ over a list.</summary>
public sealed class MetadataFilterAgainstLinqTests
{
    private const int FrequentNgrams = 20_000;

    private static readonly ImmutableArray<FilterRule> Rules = FilterPreset.Coyo.With(
    [
        new MinimumClipRule(0.05),
        new UnigramsRule(3, 20),
        new TextsPerImageRule(30),
        new FrequentNgramsRule(FrequentNgrams),
    ]);

    [Fact]
    public async Task Counts_rows_and_order_equal_a_plain_computation()
    {
        using var folder = new TemporaryFolder();
        var input = folder.Combine("pairs.parquet");
        var output = folder.Combine("kept.parquet");
        GeneratedPairs.Write(input, 100_000, seed: 7);
        var request = new MetadataFilterRequest { Inputs = [input], Output = output, Rules = Rules };

        var summary = await new MetadataFilter().RunAsync(request, null, TestContext.Current.CancellationToken);

        var rows = PairRow.Read(input);
        var passes = Passes(rows);
        Assert.Equal(Rules.Select(rule => rule.Name), passes.Select(rule => rule.Name));
        Assert.Equal(Funnel(rows, passes), summary.Rules.Select(rule => (rule.Name, rule.RemovedAlone, rule.Removed)));
        var kept = rows.Where(row => passes.All(rule => rule.Passes(row))).Select(row => row.Id).ToList();
        Assert.NotEmpty(kept);
        Assert.Equal(kept.Count, summary.Kept);
        Assert.Equal(kept, PairRow.Read(output).Select(row => row.Id));
    }

    private static (string Name, Func<PairRow, bool> Passes)[] Passes(List<PairRow> rows)
    {
        var texts = rows.CountBy(row => row.Text).ToDictionary();
        var images = rows.CountBy(row => row.Image).ToDictionary();
        var frequent = rows.SelectMany(row => row.Ngrams).CountBy(gram => gram)
            .OrderByDescending(gram => gram.Value)
            // The order of UTF-8 bytes too, since the words hold no surrogates.
            .ThenBy(gram => gram.Key, StringComparer.Ordinal)
            .Take(FrequentNgrams).Select(gram => gram.Key).ToHashSet();
        return
        [
            ("min_side_200", row => Math.Min(row.Width, row.Height) >= 200),
            ("max_aspect_3", row => (double)Math.Max(row.Width, row.Height) / Math.Min(row.Width, row.Height) <= 3),
            ("max_nsfw_0.5", row => row.Nsfw <= 0.5),
            ("min_clip_0.05", row => row.Clip >= 0.05),
            ("characters_6_1000", row => row.Characters is >= 6 and <= 1000),
            ("words_3_256", row => row.Words.Length is >= 3 and <= 256),
            ("unigrams_3_20", row => row.Words.Length is >= 3 and <= 20),
            ("text_at_most_10_times", row => texts[row.Text] <= 10),
            ("image_at_most_30_times", row => images[row.Image] <= 30),
            ($"ngrams_in_top_{FrequentNgrams}", row => row.Ngrams.All(frequent.Contains)),
        ];
    }

    private static IEnumerable<(string Name, long RemovedAlone, long Removed)> Funnel(
        List<PairRow> rows, (string Name, Func<PairRow, bool> Passes)[] rules)
    {
        var left = rows;
        foreach (var (name, passes) in rules)
        {
            var next = left.Where(passes).ToList();
            yield return (name, rows.Count(row => !passes(row)), left.Count - next.Count);
            left = next;
        }
    }
}
