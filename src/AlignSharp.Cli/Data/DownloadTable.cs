using System.Globalization;
using AlignSharp.Data.Download;
using Spectre.Console;

namespace AlignSharp.Cli.Data;

/// <summary>Outcomes and rates as a table for a person.</summary>
internal static class DownloadTable
{
    public static Table Of(IReadOnlyList<KeyValuePair<DownloadOutcome, long>> outcomes)
    {
        var rows = outcomes.Sum(pair => pair.Value);
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("outcome")
            .AddColumn(new TableColumn("rows").RightAligned())
            .AddColumn(new TableColumn("share").RightAligned());
        foreach (var (outcome, count) in outcomes)
        {
            var style = outcome == DownloadOutcome.Ok ? "green" : outcome.IsRetriable ? "yellow" : "default";
            table.AddRow(
                $"[{style}]{Markup.Escape(outcome.Name)}[/]",
                count.ToString("N0", CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / rows:0.0} %"));
        }

        return table;
    }

    /// <summary>One line: how far, how fast, how long still.</summary>
    public static string Line(DownloadProgress progress)
    {
        var seconds = Math.Max(progress.Elapsed.TotalSeconds, 1e-3);
        var rate = progress.RowsSinceStart / seconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.RowsDone:N0}/{progress.Rows:N0} rows, {progress.ShardsDone:N0}/{progress.Shards:N0} shards, "
            + $"{rate:N1} rows/s, {progress.PicturesSinceStart / seconds:N1} pictures/s, "
            + $"{progress.BytesSinceStart / seconds / 1e6:N2} MB/s, {Left((progress.Rows - progress.RowsDone) / rate)}");
    }

    private static string Left(double seconds)
    {
        if (!(seconds < TimeSpan.FromDays(9999).TotalSeconds))
        {
            return "time left unknown";
        }

        var time = TimeSpan.FromSeconds(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time:mm\\:ss} left");
    }
}
