using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Progress;
using AlignSharp.Data.Pairs;
using AlignSharp.Data.Pairs.Sheets;
using AlignSharp.Imaging;
using AlignSharp.IO;

namespace AlignSharp.Cli.Data;

/// <summary><c>align data inspect SHARD... [-o sheet.png]</c>: what is in shards, and a look at some of it.</summary>
internal sealed class InspectCommand : Command
{
    private readonly ShardArgument _shards = new();

    private readonly Option<string?> _sheet = new("--output", "-o")
    {
        Description = "A PNG file for a contact sheet of drawn samples with their captions.",
        HelpName = "SHEET.png",
    };

    private readonly BoundOption<int> _samples = new("--samples", 1, "Samples on the contact sheet (default: 24, at most 1,000).");
    private readonly BoundOption<int> _columns = new("--columns", 1, "Pictures in a row of the contact sheet (default: 6, at most 100).");
    private readonly Option<ulong> _seed = new("--seed") { Description = "Which samples are drawn (default: 0)." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the counts as JSON." };

    public InspectCommand(Terminal terminal)
        : base("inspect", "Show what is in shards: extensions, sizes, pictures, captions; draw a contact sheet.")
    {
        Add(_shards);
        Add(_sheet);
        Add(_samples);
        Add(_columns);
        Add(_seed);
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var shards = _shards.Expand(parsed);
        var sheet = parsed.GetValue(_sheet);
        var draw = sheet is null ? 0 : Math.Min(parsed.GetValue(_samples) ?? 24, 1000);
        var summary = await ProgressDisplay.CountAsync(
            terminal, "Inspecting", "samples", null,
            meter => ShardInspector.InspectAsync(shards, draw, parsed.GetValue(_seed), new SampleMeter(meter), cancellationToken));
        if (sheet is not null && !summary.Drawn.IsEmpty)
        {
            var picture = ContactSheet.Draw(summary.Drawn, Math.Min(parsed.GetValue(_columns) ?? 6, 100));
            AtomicFile.WriteAllBytes(sheet, ImageEncoder.Png(picture));
        }

        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(SummaryOutput.ToJson(summary).AsMemory(), cancellationToken);
        }
        else
        {
            SummaryOutput.Print(summary, terminal);
        }

        return summary.Shards.Faults.IsEmpty ? ExitCode.Success : ExitCode.Failure;
    }
}
