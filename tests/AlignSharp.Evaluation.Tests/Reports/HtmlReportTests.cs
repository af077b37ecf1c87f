using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using AlignSharp.Evaluation.Comparison;
using AlignSharp.Evaluation.Reports;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Reports;

public sealed partial class HtmlReportTests
{
    private const string Hostile = "<script>alert('x')</script>\"&/_";

    [Fact]
    public async Task A_report_needs_nothing_beside_it_whatever_things_are_called()
    {
        var html = await WriteAsync(Result());
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"(src|href)=""(?!data:|#)", html);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.Contains("@media (prefers-color-scheme: dark)", html, StringComparison.Ordinal);
        Assert.Contains("name=\"viewport\" content=\"width=device-width", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_the_overview_leads_to_its_result()
    {
        var html = await WriteAsync(Result());
        var targets = Anchors().Matches(html).Select(static match => match.Groups[1].Value).ToList();
        Assert.Equal(2, targets.Count);
        Assert.All(targets, target => Assert.Single(Regex.Matches(html, $"id=\"{Regex.Escape(target)}\"")));
    }

    [Fact]
    public async Task An_interval_stands_beside_its_figure_and_what_was_left_out_is_listed()
    {
        var html = await WriteAsync(Result());
        Assert.Contains("50.00 % <small>0.00 to 100.00</small>", html, StringComparison.Ordinal);
        Assert.Contains("Left out: 1 broken", html, StringComparison.Ordinal);
        Assert.Contains("no picture at all", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_needs_nothing_beside_it_either()
    {
        var run = MeasuredRun.Of(Result());
        using var stream = new MemoryStream();
        ComparisonReport.Write(stream, ModelComparison.Compare(run, run with { Model = Hostile }, 20, cancellationToken: TestContext.Current.CancellationToken));
        var html = Encoding.UTF8.GetString(stream.ToArray());
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"(src|href)=""(?!data:|#)", html);
        Assert.Contains("zeroshot_<wbr>class/<wbr>acc1", html, StringComparison.Ordinal);
    }

    private static async Task<string> WriteAsync(EvaluationResult result)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(stream, result, await ExamplePictures.ReadAsync(new ClassFolderSet(Path.Combine(Fixtures.Repository, "tests", "fixtures")), Plain(result), TestContext.Current.CancellationToken));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // Without galleries no picture of the set is read.
    private static EvaluationResult Plain(EvaluationResult result) => result with { Splits = [] };

    private static EvaluationResult Result()
    {
        var accuracy = Figure.Share("acc1", "Top-1", Observations.Single([1, 0]), new Bootstrap(50, 1));
        TaskResult[] tasks =
        [
            new("zeroshot", $"Zero-shot: {Hostile}", "zeroshot_class")
            {
                Counts = [new("images", 2)],
                Figures = [accuracy],
                Charts = [new Chart(Hostile, "x", "y", [new ChartSeries(Hostile, [new(0, 1), new(1, 2)])])],
                Tables = [new FigureTable("t", Hostile, "thing", [new FigureRow(Hostile, [accuracy])])],
                Galleries = [new Gallery(Hostile, [new Example(Hostile, Hostile, Hostile, Hostile)])],
                Notes = [Hostile],
            },
            new("knn", "Neighbours", "knn_class") { Figures = [accuracy] },
        ];
        return new EvaluationResult(
            new Provenance(Hostile, "hash", 0.07, new DataIdentity(Hostile, "hash", 3, 2), 0, 50),
            [new SplitResult("a b/ü", [.. tasks], [Hostile])],
            [new SkippedSample("k", SkipKind.Broken, "no picture at all")]);
    }

    [GeneratedRegex("href=\"#([^\"]*)\"")]
    private static partial Regex Anchors();
}
