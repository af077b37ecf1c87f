using System.Collections.Immutable;

namespace AlignSharp.Data.Download;

/// <summary>What a run's folder holds when it is finished.</summary>
/// <param name="Rows">Rows of the run.</param>
/// <param name="Shards">Shards of the run.</param>
/// <param name="ShardsMade">Shards that were made by this start.</param>
/// <param name="Outcomes">How many rows ended in each outcome, retries counted, the most frequent first.</param>
/// <param name="FetchedBytes">Bytes of pictures fetched for all shards.</param>
public sealed record DownloadSummary(
    long Rows, int Shards, int ShardsMade, ImmutableArray<KeyValuePair<DownloadOutcome, long>> Outcomes, long FetchedBytes)
{
    /// <summary>The pictures that are stored.</summary>
    public long Pictures => Count(outcome => outcome == DownloadOutcome.Ok);

    /// <summary>The rows that <see cref="DownloadOptions.RetryFailed"/> would ask for again.</summary>
    public long Retriable => Count(outcome => outcome.IsRetriable);

    private long Count(Func<DownloadOutcome, bool> which) => Outcomes.Where(pair => which(pair.Key)).Sum(pair => pair.Value);
}
