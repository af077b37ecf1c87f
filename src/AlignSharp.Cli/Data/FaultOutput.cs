using System.Globalization;
using System.Text.Json;
using AlignSharp.Cli.Hosting;
using AlignSharp.Data.Shards;
using Spectre.Console;

namespace AlignSharp.Cli.Data;

/// <summary>What is wrong with shards, for a person and as JSON.</summary>
internal static class FaultOutput
{
    /// <summary>The faults as they stand in the JSON of every command that reads shards.</summary>
    public static IEnumerable<object> ForJson(ShardReport report) => report.Faults.Select(fault => new
    {
        shard = fault.Shard,
        kind = NameOf(fault.Kind),
        count = fault.Count,
        detail = fault.FirstDetail,
    });

    /// <summary>How often each kind of fault occurred, with the first of each as an example.</summary>
    public static void Print(ShardReport report, Terminal terminal)
    {
        if (report.Faults.IsEmpty)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("fault").AddColumn(new TableColumn("count").RightAligned()).AddColumn("first");
        foreach (var kind in report.Faults.GroupBy(fault => fault.Kind).OrderBy(kind => kind.Key))
        {
            table.AddRow(
                NameOf(kind.Key),
                kind.Sum(fault => fault.Count).ToString("N0", CultureInfo.InvariantCulture),
                Markup.Escape(kind.First().FirstDetail));
        }

        terminal.Screen.Write(table);
    }

    public static string NameOf<T>(T kind)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
