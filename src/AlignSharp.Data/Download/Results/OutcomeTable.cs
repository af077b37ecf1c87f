using AlignSharp.Data.Download.Rows;
using AlignSharp.Data.Metadata.Engine;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Download.Results;

/// <summary>
/// Writes the Parquet file of a shard: one row for every row of the metadata, whatever became of it, with what another
/// try needs. Its bytes depend on the rows and their outcomes alone.
/// </summary>
internal static class OutcomeTable
{
    private const string Create = """
        CREATE TABLE outcomes (
            row BIGINT, shard INTEGER, key VARCHAR, url VARCHAR, text VARCHAR, hash VARCHAR, metadata VARCHAR,
            outcome VARCHAR, http_status INTEGER, detail VARCHAR, attempts INTEGER, final_url VARCHAR,
            extension VARCHAR, width INTEGER, height INTEGER, bytes BIGINT,
            original_format VARCHAR, original_width INTEGER, original_height INTEGER, original_bytes BIGINT, sha256 VARCHAR)
        """;

    public static void Write(string path, string scratch, int shard, IEnumerable<RowResult> results)
    {
        using var file = new PendingFile(path);
        using var database = new RowDatabase(scratch);
        database.Execute(new("SET threads = 1"));
        database.Execute(new(Create));
        using (var appender = database.Connection.CreateAppender("outcomes"))
        {
            foreach (var result in results)
            {
                Append(appender.CreateRow(), shard, result);
            }
        }

        database.Execute(new($"COPY outcomes TO {SqlName.Literal(file.TemporaryPath)} (FORMAT parquet, COMPRESSION zstd)"));
        file.Commit();
    }

    private static void Append(IDuckDBAppenderRow line, int shard, RowResult result)
    {
        var row = result.Row;
        line.AppendValue(row.Index).AppendValue(shard).AppendValue(result.Key)
            .AppendValue(row.Url).AppendValue(row.Text).AppendValue(row.Hash).AppendValue(row.Metadata)
            .AppendValue(result.Outcome.Name).AppendValue(result.HttpStatus).AppendValue(result.Detail)
            .AppendValue(result.Attempts).AppendValue(result.FinalUrl);
        var picture = result.Picture;
        line.AppendValue(picture?.Extension).AppendValue(picture?.Width).AppendValue(picture?.Height)
            .AppendValue(picture is null ? null : (long?)result.Slice.Length)
            .AppendValue(picture?.OriginalFormat).AppendValue(picture?.OriginalWidth).AppendValue(picture?.OriginalHeight)
            .AppendValue((long?)picture?.OriginalBytes).AppendValue(picture?.Sha256)
            .EndRow();
    }
}
