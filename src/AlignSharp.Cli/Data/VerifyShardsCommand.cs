using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Progress;
using AlignSharp.Data.Pairs;

namespace AlignSharp.Cli.Data;

/// <summary><c>align data verify SHARD...</c>: looks at every member; fails when something is broken.</summary>
internal sealed class VerifyShardsCommand : Command
{
    private readonly ShardArgument _shards = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print the counts as JSON." };

    public VerifyShardsCommand(Terminal terminal)
        : base("verify", "Check that every member of shards can be read: pictures decode, text is UTF-8, JSON parses, names are safe.")
    {
        Add(_shards);
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var shards = _shards.Expand(parsed);
        var report = await ProgressDisplay.CountAsync(
            terminal, "Verifying", "samples", null, meter => ShardVerifier.VerifyAsync(shards, new SampleMeter(meter), cancellationToken));
        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(ToJson(report).AsMemory(), cancellationToken);
        }
        else
        {
            FaultOutput.Print(report.Shards, terminal);
            await terminal.Output.WriteLineAsync(Sentence(report).AsMemory(), cancellationToken);
        }

        return report.IsSound ? ExitCode.Success : ExitCode.Failure;
    }

    private static string ToJson(VerifyReport report) => DataJson.Of(new
    {
        shards = report.ShardCount,
        samples = report.Shards.Samples,
        members = report.Members,
        pictures = report.Pictures,
        sound = report.IsSound,
        faults = FaultOutput.ForJson(report.Shards),
    });

    private static string Sentence(VerifyReport report)
    {
        var read = FormattableString.Invariant(
            $"{report.Shards.Samples:N0} samples with {report.Members:N0} members, {report.Pictures:N0} of them pictures, in {report.ShardCount:N0} shards");
        return report.IsSound ? $"{read}: all sound." : $"{read}: {report.Shards.Faults.Sum(fault => fault.Count)} faults.";
    }
}
