using System.Globalization;
using System.Text.Json;
using AlignSharp.Cli.Hosting;
using AlignSharp.Data.Download;

namespace AlignSharp.Cli.Data;

/// <summary>Says what a download's folder holds in the end: a table for a person, or JSON.</summary>
internal static class DownloadReport
{
    public static async Task WriteAsync(DownloadSummary summary, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            await terminal.Output.WriteLineAsync(JsonSerializer.Serialize(new
            {
                rows = summary.Rows,
                pictures = summary.Pictures,
                retriable = summary.Retriable,
                shards = summary.Shards,
                shards_made = summary.ShardsMade,
                fetched_bytes = summary.FetchedBytes,
                outcomes = summary.Outcomes.ToDictionary(pair => pair.Key.Name, pair => pair.Value),
            }));
        }
        else
        {
            await terminal.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Pictures:N0} pictures of {summary.Rows:N0} rows in {summary.Shards:N0} shards"));
            terminal.Screen.Write(DownloadTable.Of(summary.Outcomes));
        }

        await terminal.Output.FlushAsync(CancellationToken.None);
        if (summary.Retriable > 0)
        {
            terminal.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Retriable:N0} rows failed in a way that may pass; --retry-failed asks for them again."));
        }
    }
}
