using AlignSharp.Data.Metadata;
using AlignSharp.Data.Statistics;

namespace AlignSharp.Data.Tests.Statistics;

public sealed class MetadataStatisticsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Numbers_are_counted_into_bins_and_what_lies_outside_or_is_missing_apart()
    {
        var report = await DescribeAsync("similarity\n0.25\n0.30\n-0.5\n0.9\n0.6\n\nnan\n");

        var similarity = report.Distributions.Single();
        Assert.Equal(7, report.Rows);
        Assert.Equal(("similarity", 5L, 2L), (similarity.Name, similarity.Count, similarity.Missing));
        Assert.Equal((1L, 1L), (similarity.Below, similarity.Above));
        Assert.Equal(3, similarity.Bins.Sum());
        Assert.Equal(1, similarity.Bins[^1]);
        Assert.Equal(1, similarity.Bins[(int)((0.25 + 0.1) / 0.7 * similarity.Bins.Length)]);
        Assert.Equal((-0.5, 0.9, 0.31), (similarity.Minimum!.Value, similarity.Maximum!.Value, Math.Round(similarity.Mean!.Value, 6)));
        Assert.Equal(0.3, similarity.Quantiles[3], 1e-6);
    }

    [Fact]
    public async Task Sides_aspect_words_and_characters_follow_from_their_columns()
    {
        var report = await DescribeAsync("text,width,height\n\"  two \t words \",300,200\n,0,10\n");

        Assert.Equal(["short_side", "long_side", "aspect", "words", "characters"], report.Distributions.Select(distribution => distribution.Name));
        var byName = report.Distributions.ToDictionary(distribution => distribution.Name);
        Assert.Equal((0.0, 200.0), (byName["short_side"].Minimum!.Value, byName["short_side"].Maximum!.Value));
        Assert.Equal((1.5, 1L), (byName["aspect"].Maximum!.Value, byName["aspect"].Missing));
        Assert.Equal((0.0, 2.0), (byName["words"].Minimum!.Value, byName["words"].Maximum!.Value));
        Assert.Equal((0.0, 9.0), (byName["characters"].Minimum!.Value, byName["characters"].Maximum!.Value));
    }

    [Theory]
    [InlineData("coyo.parquet", 10)]
    [InlineData("laion.parquet", 8)]
    public async Task Published_layouts_are_described_whole(string file, int measures)
    {
        var report = await RunAsync(Fixtures.Path("metadata", file));

        Assert.Equal(measures, report.Distributions.Length);
        Assert.All(report.Distributions, distribution => Assert.Equal(report.Rows, distribution.Count + distribution.Missing));
        Assert.All(report.Distributions, distribution => Assert.Equal(distribution.Count, distribution.Bins.Sum() + distribution.Below + distribution.Above));
        Assert.Equal("4,000", report.Comparison.Single(row => row.Subject == "Pairs").Yours);
    }

    [Fact]
    public async Task The_seed_decides_which_rows_are_shown()
    {
        var path = Fixtures.Path("metadata", "coyo.parquet");
        var first = await RunAsync(path, request => request with { Samples = 5, Seed = 1 });
        var again = await RunAsync(path, request => request with { Samples = 5, Seed = 1 });
        var other = await RunAsync(path, request => request with { Samples = 5, Seed = 2 });

        Assert.Equal(5, first.Samples.Length);
        Assert.Equal(first.Samples.Select(sample => sample.Url), again.Samples.Select(sample => sample.Url));
        Assert.NotEqual(first.Samples.Select(sample => sample.Url), other.Samples.Select(sample => sample.Url));
    }

    [Fact]
    public async Task Files_without_rows_or_columns_to_describe_are_named()
    {
        Assert.Contains("no rows", (await Assert.ThrowsAsync<MetadataException>(() => DescribeAsync("text\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("no column", (await Assert.ThrowsAsync<MetadataException>(() => DescribeAsync("colour\nred\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("none.parquet", (await Assert.ThrowsAsync<MetadataException>(() => RunAsync(_folder.Combine("none.parquet")))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<StatisticsReport> DescribeAsync(string csv)
    {
        var path = _folder.Combine("rows.csv");
        File.WriteAllText(path, csv);
        return RunAsync(path);
    }

    private static Task<StatisticsReport> RunAsync(string path, Func<StatisticsRequest, StatisticsRequest>? change = null)
    {
        var request = new StatisticsRequest { Inputs = [path], Samples = 3 };
        return new MetadataStatistics().RunAsync(change?.Invoke(request) ?? request, null, TestContext.Current.CancellationToken);
    }
}
