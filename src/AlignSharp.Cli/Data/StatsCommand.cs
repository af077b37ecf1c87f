using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Progress;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Statistics;
using Spectre.Console;

namespace AlignSharp.Cli.Data;

/// <summary><c>align data stats IN...</c>: what metadata files hold, beside the published data sets.</summary>
internal sealed class StatsCommand : Command
{
    private readonly MetadataOptions _metadata = new();
    private readonly BoundOption<int> _samples = new("--samples", 0, "Rows, and pictures of --shards, in the gallery (default 24).");
    private readonly Option<int> _seed = new("--seed") { Description = "Decides which rows the gallery shows (default 0)." };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write a self-contained page there.",
        HelpName = "REPORT.html",
    };

    private readonly Option<string[]> _shards = new("--shards")
    {
        Description = "Show pictures of these shards in the gallery. May be repeated.",
        HelpName = "PATTERN",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public StatsCommand(Terminal terminal)
        : base("stats", "Describe metadata: distributions, the published data sets beside it, and samples.")
    {
        Add(_metadata.InputArgument);
        Add(_output);
        Add(_samples);
        Add(_seed);
        Add(_shards);
        foreach (var option in _metadata.All)
        {
            Add(option);
        }

        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var report = await MeasureAsync(parsed, terminal, cancellationToken);
        if (parsed.GetValue(_output) is { } path)
        {
            StatisticsPage.Write(report, path);
            terminal.Note($"The report of {report.Rows} rows was written to {path}.");
        }

        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(StatisticsJson.Write(report));
        }
        else
        {
            terminal.Screen.Write(Table(report));
        }

        await terminal.Output.FlushAsync(CancellationToken.None);
    }

    private async Task<StatisticsReport> MeasureAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var request = new StatisticsRequest
        {
            Inputs = _metadata.Inputs(parsed),
            Columns = _metadata.Columns(parsed),
            Seed = parsed.GetValue(_seed),
            Shards = [.. parsed.GetValue(_shards) ?? []],
        };
        request = parsed.GetValue(_samples) is { } samples ? request with { Samples = samples } : request;
        try
        {
            return await ProgressDisplay.CountAsync(
                terminal, "measuring", "steps", null,
                meter => new MetadataStatistics(_metadata.Engine(parsed)).RunAsync(request, new StepMeter(meter), cancellationToken));
        }
        catch (MetadataRequestException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private static Table Table(StatisticsReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "these files", "COYO-700M", "LAION-2B", "ALIGN-1.8B");
        foreach (var row in report.Comparison)
        {
            table.AddRow(
                [.. new[] { row.Subject, row.Yours, row.Coyo, row.Laion, row.Align }.Select(Markup.Escape)]);
        }

        return table;
    }

    private sealed class StepMeter(ProgressMeter meter) : IProgress<StatisticsProgress>
    {
        public void Report(StatisticsProgress value)
        {
            meter.Describe(value.Task);
            meter.Report(value.Step - 1, value.Steps);
        }
    }
}
