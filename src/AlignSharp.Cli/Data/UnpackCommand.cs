using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Progress;
using AlignSharp.Data.Pairs;

namespace AlignSharp.Cli.Data;

/// <summary><c>align data unpack SHARD... -o DIR</c>: the members of shards as files.</summary>
internal sealed class UnpackCommand : Command
{
    private readonly ShardArgument _shards = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder to write into; several shards get a folder each in it.",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the counts as JSON." };

    public UnpackCommand(Terminal terminal)
        : base("unpack", "Write the members of shards as files, never outside the folder and never over other files.")
    {
        Add(_shards);
        Add(_output);
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var shards = _shards.Expand(parsed);
        var folder = parsed.GetRequiredValue(_output);
        var report = await ProgressDisplay.CountAsync(
            terminal, "Unpacking", "samples", null,
            meter => ShardUnpacker.UnpackAsync(shards, folder, new SampleMeter(meter), cancellationToken));
        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(ToJson(report).AsMemory(), cancellationToken);
        }
        else
        {
            FaultOutput.Print(report.Shards, terminal);
            terminal.Note(FormattableString.Invariant(
                $"{report.Samples:N0} samples are in {folder}: {report.Written:N0} files written, {report.Unchanged:N0} there already."));
        }

        return report.Shards.Faults.IsEmpty ? ExitCode.Success : ExitCode.Failure;
    }

    private static string ToJson(UnpackReport report) => DataJson.Of(new
    {
        samples = report.Samples,
        written = report.Written,
        unchanged = report.Unchanged,
        faults = FaultOutput.ForJson(report.Shards),
    });
}
