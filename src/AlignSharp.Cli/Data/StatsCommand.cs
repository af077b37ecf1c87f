using System.CommandLine;
using System.Text;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Progress;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Shards;
using AlignSharp.Data.Statistics;
using AlignSharp.Data.Statistics.Page;
using AlignSharp.IO;

namespace AlignSharp.Cli.Data;

/// <summary><c>align data stats IN... [-o report.html]</c>: what is in metadata, beside published data sets.</summary>
internal sealed class StatsCommand : Command
{
    private readonly MetadataOptions _metadata = new();

    private readonly Option<string?> _page = new("--output", "-o")
    {
        Description = "An HTML page with tables, plots and some rows for a look; it needs no other file.",
        HelpName = "REPORT.html",
    };

    private readonly BoundOption<int> _samples = new("--samples", 0, "Rows drawn for a look (default: 24, at most 1,000).");
    private readonly Option<long> _seed = new("--seed") { Description = "Which rows are drawn (default: 0)." };

    private readonly Option<string[]> _shards = new("--shards")
    {
        Description = "Shards on this machine that hold pictures of the rows, for the page. May be repeated.",
        HelpName = "SHARD",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the report as JSON." };

    public StatsCommand(Terminal terminal)
        : base("stats", "Measure metadata: distributions, shared texts, and how it stands beside COYO, LAION and ALIGN.")
    {
        Add(_metadata.InputArgument);
        Option[] options = [_page, _samples, _seed, _shards, .. _metadata.All, _json];
        foreach (var option in options)
        {
            Add(option);
        }

        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = parsed.GetValue(_page);
        if (page is not null && !Path.GetExtension(page).StartsWith(".htm", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"{page} does not end in .html; expected a page there (--json prints JSON).");
        }

        var report = await MeasureAsync(parsed, terminal, cancellationToken);
        if (page is not null)
        {
            AtomicFile.WriteAllBytes(page, Encoding.UTF8.GetBytes(StatisticsPage.Render(report)));
            terminal.Note($"Wrote {page}.");
        }

        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(StatisticsJson.Write(report).AsMemory(), cancellationToken);
        }
        else
        {
            StatisticsTables.Print(report, terminal);
        }
    }

    private async Task<StatisticsReport> MeasureAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var request = Request(parsed);
            var statistics = new MetadataStatistics(_metadata.Engine(parsed));
            return await ProgressDisplay.CountAsync(
                terminal, "measuring", "steps", null,
                meter => statistics.RunAsync(request, new MetadataMeter(meter), cancellationToken));
        }
        catch (MetadataRequestException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private StatisticsRequest Request(ParseResult parsed) => new()
    {
        Inputs = _metadata.Inputs(parsed),
        Columns = _metadata.Columns(parsed),
        Samples = Math.Min(parsed.GetValue(_samples) ?? 24, 1000),
        Seed = parsed.GetValue(_seed),
        Shards = parsed.GetValue(_shards) is { Length: > 0 } shards ? ShardList.Expand(shards) : [],
    };
}
