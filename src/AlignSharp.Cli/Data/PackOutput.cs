using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Data.Pairs;
using Spectre.Console;

namespace AlignSharp.Cli.Data;

/// <summary>What packing did, for a person and as JSON.</summary>
internal static class PackOutput
{
    public static string ToJson(PackReport report) => DataJson.Of(new
    {
        earlier = report.Earlier,
        packed = report.Packed,
        captions = report.Captions,
        skipped = report.Examples.ToDictionary(
            examples => FaultOutput.NameOf(examples.Key),
            examples => new { count = report.Outcomes[examples.Key], examples = examples.Value }),
        shards = report.Shards.Select(shard => new { path = shard.Path, samples = shard.Samples, bytes = shard.Bytes }),
    });

    public static void Print(PackReport report, Terminal terminal)
    {
        if (report.Skipped > 0)
        {
            var table = new Table().Border(TableBorder.Simple)
                .AddColumn("skipped").AddColumn(new TableColumn("count").RightAligned()).AddColumn("first");
            foreach (var (outcome, examples) in report.Examples)
            {
                table.AddRow(
                    FaultOutput.NameOf(outcome),
                    report.Outcomes[outcome].ToString("N0", CultureInfo.InvariantCulture),
                    Markup.Escape(examples[0]));
            }

            terminal.Screen.Write(table);
        }

        var place = report.Shards.IsEmpty ? "" : $" in {Path.GetDirectoryName(report.Shards[0].Path)}";
        terminal.Screen.WriteLine(FormattableString.Invariant(
            $"{report.Packed:N0} pictures with {report.Captions:N0} captions were packed into {report.Shards.Length:N0} shards{place}; {report.Skipped:N0} were skipped."));
        if (report.Earlier > 0)
        {
            terminal.Screen.WriteLine(FormattableString.Invariant($"{report.Earlier:N0} had been packed before."));
        }
    }
}
