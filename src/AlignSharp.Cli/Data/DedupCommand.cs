using System.CommandLine;
using System.Text.Json;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Progress;
using AlignSharp.Data.Deduplication;
using AlignSharp.Data.Metadata.Filtering;

namespace AlignSharp.Cli.Data;

/// <summary><c>align data dedup IN... -o OUT</c>: drops near-duplicates, and shows which rule drops how many.</summary>
internal sealed class DedupCommand : Command
{
    private const int WarningsShown = 10;

    private readonly DedupOptions _options = new();
    private readonly EngineOptions _engine = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print the counts as JSON." };

    public DedupCommand(Terminal terminal)
        : base("dedup", "Drop pictures that are near-duplicates of each other, or of pictures in a test set.")
    {
        _options.AddTo(this);
        _engine.AddTo(this);
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var request = _options.Read(parsed);
        using var model = DedupOptions.NeedsModel(request) ? _engine.LoadModel(parsed, terminal) : null;
        try
        {
            var summary = await ProgressDisplay.CountAsync(
                terminal, "reading", "pictures", null,
                meter => new Deduplicator(model).RunAsync(request, new TaskMeter(meter), cancellationToken));
            Warn(summary, terminal);
            await PrintAsync(summary, parsed.GetValue(_json), terminal);
        }
        catch (DedupRequestException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private static void Warn(DedupSummary summary, Terminal terminal)
    {
        foreach (var fault in summary.Faults)
        {
            terminal.Warn(fault);
        }

        foreach (var skipped in summary.Skipped.Take(WarningsShown))
        {
            terminal.Warn($"{skipped.Source}: {skipped.Reason}");
        }

        if (summary.Skipped.Length > 0)
        {
            terminal.Warn($"{summary.Skipped.Length} pictures could not be compared and were skipped.");
        }
    }

    private static async Task PrintAsync(DedupSummary summary, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            await terminal.Output.WriteLineAsync(JsonSerializer.Serialize(new
            {
                pictures = summary.Pictures,
                against = summary.Against,
                skipped = summary.Skipped.Length,
                kept = summary.Kept,
                clusters = summary.Clusters,
                rules = FunnelJson.Of(summary.Rules),
            }));
        }
        else
        {
            terminal.Screen.Write(FunnelTable.Of(new FilterSummary(summary.Pictures, summary.Kept, summary.Rules)));
        }

        await terminal.Output.FlushAsync(CancellationToken.None);
    }

    private sealed class TaskMeter(ProgressMeter meter) : IProgress<DedupProgress>
    {
        public void Report(DedupProgress value)
        {
            meter.Describe(value.Task);
            if (value.Total is { } total)
            {
                meter.Report(value.Done, total);
            }
            else
            {
                meter.Report(value.Done);
            }
        }
    }
}
