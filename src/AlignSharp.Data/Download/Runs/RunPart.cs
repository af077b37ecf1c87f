using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Data.Download.Rows;

namespace AlignSharp.Data.Download.Runs;

/// <summary>
/// A stretch of a run that was planned at one time: so many rows, cut into so many shards. A run begins with one part;
/// every retry and every addition of rows appends another, whose shards carry on the count. Shards that are written
/// are never changed again.
/// </summary>
/// <param name="Number">Its place in the run, counted from 0.</param>
/// <param name="Kind">Where its rows come from.</param>
/// <param name="Inputs">The files of metadata it was made from; none for a retry.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="NewRows">How many of them are new to the run.</param>
/// <param name="FirstShard">The number of its first shard.</param>
/// <param name="RowsPerShard">Rows in each shard but the last.</param>
internal sealed record RunPart(
    int Number, PartKind Kind, ImmutableArray<DownloadInput> Inputs, long Rows, long NewRows, int FirstShard, int RowsPerShard)
{
    public int Shards => checked((int)((Rows + RowsPerShard - 1) / RowsPerShard));

    public int EndShard => checked(FirstShard + Shards);

    /// <summary>The file in the run's folder that holds its rows; the first part reads the inputs themselves.</summary>
    public string? StoredRows =>
        Kind == PartKind.Inputs ? null : string.Create(CultureInfo.InvariantCulture, $"parts/{Number:D4}.parquet");

    /// <summary>The shard's first row, counted within the part.</summary>
    public long FirstRow(int shard) => (long)(shard - FirstShard) * RowsPerShard;

    /// <summary>The shard's number of rows.</summary>
    public int RowsIn(int shard) => (int)Math.Min(RowsPerShard, Rows - FirstRow(shard));
}
