using AlignSharp.Cli.Hosting;
using AlignSharp.Data.Statistics;
using Spectre.Console;

namespace AlignSharp.Cli.Data;

/// <summary>Shows a report of metadata to a person: the comparison with published data sets.</summary>
internal static class StatisticsTables
{
    public static void Print(StatisticsReport report, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("", "these files", "COYO-700M", "LAION-2B", "ALIGN-1.8B");
        foreach (var row in report.Comparison)
        {
            table.AddRow(
                Markup.Escape(row.Title), Markup.Escape(row.Yours), Markup.Escape(row.Coyo),
                Markup.Escape(row.Laion), Markup.Escape(row.Align));
        }

        terminal.Screen.Write(table);
    }
}
