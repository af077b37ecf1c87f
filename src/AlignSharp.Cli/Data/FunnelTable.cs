using System.Globalization;
using AlignSharp.Data.Metadata.Filtering;
using Spectre.Console;

namespace AlignSharp.Cli.Data;

/// <summary>The counts of a filter as a table for a person: each rule, what it removes, what is left after it.</summary>
internal static class FunnelTable
{
    public static Table Of(FilterSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("rule")
            .AddColumn("keeps")
            .AddColumn(new TableColumn("removes alone").RightAligned())
            .AddColumn(new TableColumn("removes in order").RightAligned())
            .AddColumn(new TableColumn("left").RightAligned());
        table.AddRow("", "all rows", "", "", Count(summary.Rows));
        var left = summary.Rows;
        foreach (var rule in summary.Rules)
        {
            left -= rule.Removed;
            table.AddRow(
                Markup.Escape(rule.Name), Markup.Escape(rule.Description),
                Share(rule.RemovedAlone, summary.Rows), Share(rule.Removed, summary.Rows), Count(left));
        }

        return table;
    }

    private static string Count(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long rows, long all) => all == 0
        ? Count(rows)
        : string.Create(CultureInfo.InvariantCulture, $"{rows:N0} ({100.0 * rows / all:0.0} %)");
}
