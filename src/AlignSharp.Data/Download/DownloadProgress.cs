using System.Collections.Immutable;

namespace AlignSharp.Data.Download;

/// <summary>How far a run is. Rows of shards in hand count as soon as they have an outcome, though a kill would lose them.</summary>
/// <param name="Rows">Rows of the run as planned so far.</param>
/// <param name="RowsDone">Rows that have an outcome.</param>
/// <param name="Shards">Shards as planned so far.</param>
/// <param name="ShardsDone">Shards that are whole.</param>
/// <param name="Outcomes">How many rows ended in each outcome, the most frequent first.</param>
/// <param name="RowsSinceStart">Rows that got their outcome since this start.</param>
/// <param name="PicturesSinceStart">Pictures stored since this start.</param>
/// <param name="BytesSinceStart">Bytes of pictures fetched since this start.</param>
/// <param name="Elapsed">The time since this start.</param>
public sealed record DownloadProgress(
    long Rows,
    long RowsDone,
    int Shards,
    int ShardsDone,
    ImmutableArray<KeyValuePair<DownloadOutcome, long>> Outcomes,
    long RowsSinceStart,
    long PicturesSinceStart,
    long BytesSinceStart,
    TimeSpan Elapsed);
