using AlignSharp.Data.Metadata;
using AlignSharp.Data.Statistics;
using AlignSharp.Data.Tests.Metadata;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Statistics;

public sealed class MetadataStatisticsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Distributions_equal_a_plain_computation()
    {
        var input = _folder.Combine("pairs.parquet");
        GeneratedPairs.Write(input, 5000, seed: 3);
        var rows = PairRow.Read(input);

        var report = await RunAsync(input);

        Assert.Equal(5000, report.Rows);
        RequireEqual(report, "clip", [.. rows.Where(row => row.Clip is not null).Select(row => row.Clip!.Value)]);
        RequireEqual(report, "side", [.. rows.Select(row => (double)Math.Min(row.Width, row.Height))]);
        RequireEqual(report, "aspect", [.. rows.Select(row => (double)Math.Max(row.Width, row.Height) / Math.Min(row.Width, row.Height))]);
    }

    [Fact]
    public async Task Sharing_equals_a_plain_computation()
    {
        var input = _folder.Combine("pairs.parquet");
        GeneratedPairs.Write(input, 5000, seed: 4);
        var rows = PairRow.Read(input);
        var texts = rows.CountBy(row => row.Text).Select(text => text.Value).ToList();
        var images = rows.CountBy(row => row.Image).Select(image => image.Value).ToList();

        var report = await RunAsync(input);

        Assert.Equal(new Sharing(texts.Count, texts.Max(), 10, texts.Where(count => count > 10).Sum()), report.Texts);
        Assert.Equal(new Sharing(images.Count, images.Max(), 1000, 0), report.Images);
    }

    [Fact]
    public async Task What_is_not_known_is_counted_and_takes_no_part()
    {
        var input = Write("text,width,height,similarity\na b,10,20,0.5\n,0,20,nan\n,,20,\n\" \",5,5,inf\n");

        var report = await RunAsync(input);

        Assert.Equal(
            [("clip", 1, 3), ("side", 2, 2), ("aspect", 2, 2), ("width", 3, 1), ("height", 4, 0), ("characters", 2, 2), ("words", 2, 2)],
            report.Measures.Select(measure => (measure.Name, (int)measure.Known, (int)measure.Unknown)));
        Assert.Equal((5, 10), (report.Find("side")!.Values!.Minimum, report.Find("side")!.Values!.Maximum));
    }

    [Fact]
    public async Task A_column_without_any_value_has_no_distribution()
    {
        var report = await RunAsync(Write("width,punsafe\n10,nan\n20,nan\n"));

        Assert.Null(report.Find("nsfw")!.Values);
        Assert.Null(report.Texts);
        Assert.Equal("nothing known", report.Comparison.Single(row => row.Title == "NSFW").Yours);
        Assert.Equal((10, 20, 10), (Width(report).Minimum, Width(report).Maximum, Width(report).Median));
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_rows_and_another_seed_others()
    {
        var first = await RunAsync(MetadataFixture.Coyo, samples: 5, seed: 1);
        var again = await RunAsync(MetadataFixture.Coyo, samples: 5, seed: 1);
        var other = await RunAsync(MetadataFixture.Coyo, samples: 5, seed: 2);

        Assert.Equal(5, first.Samples.Length);
        Assert.Equal(first.Samples.Select(sample => (sample.Row, sample.Text)), again.Samples.Select(sample => (sample.Row, sample.Text)));
        Assert.NotEqual(first.Samples.Select(sample => sample.Row), other.Samples.Select(sample => sample.Row));
        Assert.All(first.Samples, sample => Assert.Equal($"https://example.org/{sample.Row}.jpg", sample.Url));
    }

    [Fact]
    public async Task Files_without_a_column_to_measure_are_refused_with_what_they_have()
    {
        var input = Write("a,b\n1,2\n");

        var error = await Assert.ThrowsAsync<MetadataException>(() => RunAsync(input));

        Assert.Equal(
            $"{input} has no column that can be measured (it has a, b); expected columns such as text, width, height, similarity, "
            + "or a mapping text=COLUMN.",
            error.Message);
    }

    private static MeasureValues Width(StatisticsReport report) => report.Find("width")!.Values!;

    private static void RequireEqual(StatisticsReport report, string name, double[] values)
    {
        Array.Sort(values);
        var measure = report.Find(name)!;
        Assert.Equal((values.Length, 5000 - values.Length), (measure.Known, measure.Unknown));
        Assert.Equal((values[0], values[^1]), (measure.Values!.Minimum, measure.Values.Maximum));
        Assert.Equal(values.Average(), measure.Values.Mean, 1e-9);
        Assert.All(measure.Values.Quantiles, quantile => Assert.Equal(
            values[Math.Max(1, (int)Math.Ceiling(quantile.Share * values.Length)) - 1], quantile.Value));
        var histogram = measure.Values.Histogram;
        var last = histogram.LastOf(histogram.High - histogram.Width);
        Assert.Equal(values.Length, histogram.Counts.Sum() + histogram.Above);
        Assert.Equal(values.Count(value => value > last + (histogram.IsWhole ? 0 : 1e-12)), histogram.Above);
        Assert.Equal(values.Count(value => value < histogram.Low + histogram.Width), histogram.Counts[0]);
    }

    private static Task<StatisticsReport> RunAsync(string input, int samples = 0, long seed = 0) =>
        new MetadataStatistics().RunAsync(
            new StatisticsRequest { Inputs = [input], Samples = samples, Seed = seed }, null, TestContext.Current.CancellationToken);

    private string Write(string csv)
    {
        var path = _folder.Combine("pairs.csv");
        File.WriteAllText(path, csv);
        return path;
    }
}
