using System.Text.Json;
using System.Xml.Linq;
using AlignSharp.Data.Statistics;

namespace AlignSharp.Data.Tests.Statistics;

public sealed class StatisticsPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_comes_from_outside_is_escaped_and_only_http_addresses_are_links()
    {
        var page = Page(
            new SampleRow("<script>alert(1)</script>", "javascript:alert(2)", []),
            new SampleRow("a cat", "https://example.org/\"cat\".jpg", []));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/&quot;cat&quot;.jpg\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_fetched_when_the_page_is_opened()
    {
        var page = Page(new SampleRow("a cat", "https://example.org/cat.jpg", []));

        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_is_well_formed_and_has_a_bar_for_every_bin_that_is_not_empty()
    {
        var svg = XElement.Parse(HistogramSvg.Draw(Distribution()));

        Assert.Equal(2, svg.Elements("rect").Count());
        Assert.Equal("0", svg.Elements("text").First().Value);
    }

    [Fact]
    public void The_json_has_every_part_under_its_name()
    {
        var json = JsonDocument.Parse(StatisticsJson.Write(Report(new SampleRow("a cat", null, [new("words", 2)])))).RootElement;

        Assert.Equal(3, json.GetProperty("rows").GetInt64());
        Assert.Equal("words", json.GetProperty("distributions")[0].GetProperty("name").GetString());
        Assert.Equal(2, json.GetProperty("samples")[0].GetProperty("values").GetProperty("words").GetDouble());
        Assert.True(json.TryGetProperty("quantile_shares", out _));
    }

    public void Dispose() => _folder.Dispose();

    private string Page(params SampleRow[] samples)
    {
        var path = _folder.Combine("report.html");
        StatisticsPage.Write(Report(samples), path);
        return File.ReadAllText(path);
    }

    private static StatisticsReport Report(params SampleRow[] samples) =>
        new(["rows.csv"], ["text"], 3, [Distribution()], ComparisonTable.Build(3, ["text"], [Distribution()]), [.. samples], []);

    private static Distribution Distribution() =>
        new("words", "Words of the text", 3, 0, 1, 3, 2, [1, 1, 1, 2, 3, 3, 3], 0, 4, [0, 2, 0, 1], 0, 0);
}
