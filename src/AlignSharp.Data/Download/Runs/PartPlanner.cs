using System.Globalization;
using AlignSharp.Data.Download.Rows;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Download.Runs;

/// <summary>
/// Finds the rows of later parts by asking the outcomes of the earlier ones, which must be finished. The rows are on the
/// disk before the manifest names the part, so a kill between the two leaves a file that the next plan overwrites.
/// </summary>
internal sealed class PartPlanner(RunFolder folder, RowDatabase database)
{
    private const string NoOutcomes = "(SELECT NULL::BIGINT AS row, NULL::INTEGER AS shard WHERE false)";

    /// <summary>Appends a part with the rows whose last outcome may pass; the same manifest where there are none.</summary>
    public RunManifest Retry(RunManifest manifest, CancellationToken cancellationToken)
    {
        var values = new SqlValues();
        var retriable = DownloadOutcome.All.Where(outcome => outcome.IsRetriable).Select(outcome => outcome.Name).ToList();
        var query = values.In($"""
            SELECT o.row, o.url, o.text, o.hash, o.metadata, o.outcome AS previous
            FROM {Outcomes(manifest.Parts, values)} o
            WHERE o.outcome IN (SELECT unnest({values.Bind(retriable)}))
              AND NOT EXISTS (
                SELECT 1 FROM {Outcomes(manifest.Parts.Where(part => part.Kind == PartKind.Retry), values)} later
                WHERE later.row = o.row AND later.shard > o.shard)
            ORDER BY o.row
            """);
        return Append(manifest, query, rows => Part(manifest, PartKind.Retry, null, rows, 0), cancellationToken);
    }

    /// <summary>Appends a part with the rows of new inputs whose URL and text the run does not have yet.</summary>
    public RunManifest NewRows(RunManifest manifest, InputRows inputs, CancellationToken cancellationToken)
    {
        var values = new SqlValues();
        var files = inputs.Tables.Select((table, file) => string.Create(
            CultureInfo.InvariantCulture,
            $"(SELECT *, {file} AS file, row_number() OVER () AS place FROM ({table.Select(values)}))"));
        var query = values.In($"""
            SELECT {values.Bind(manifest.Rows)} + row_number() OVER (ORDER BY file, place) - 1 AS row,
              url, text, hash, metadata, NULL::VARCHAR AS previous
            FROM (SELECT * FROM {string.Join(" UNION ALL SELECT * FROM ", files)}) n
            WHERE NOT EXISTS (
                SELECT 1 FROM {Outcomes(manifest.Parts, values)} known
                WHERE known.url IS NOT DISTINCT FROM n.url AND known.text IS NOT DISTINCT FROM n.text)
            ORDER BY file, place
            """);
        return Append(manifest, query, rows => Part(manifest, PartKind.NewRows, inputs, rows, rows), cancellationToken);
    }

    private static RunPart Part(RunManifest manifest, PartKind kind, InputRows? inputs, long rows, long newRows) => new(
        manifest.Parts.Length, kind, inputs?.Inputs ?? [], rows, newRows, manifest.Shards, manifest.Settings.RowsPerShard);

    private RunManifest Append(
        RunManifest manifest, SqlStatement query, Func<long, RunPart> part, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Parts);
        var path = Path.Combine(folder.FullName, part(0).StoredRows!);
        var rows = StoredRows.Write(database, query, path, cancellationToken);
        if (rows == 0)
        {
            File.Delete(path);
            return manifest;
        }

        var longer = manifest with { Parts = manifest.Parts.Add(part(rows)) };
        longer.Write(folder.Manifest);
        return longer;
    }

    private string Outcomes(IEnumerable<RunPart> parts, SqlValues values)
    {
        var paths = parts.SelectMany(part => Enumerable.Range(part.FirstShard, part.Shards)).Select(folder.Outcomes).ToList();
        return paths.Count == 0 ? NoOutcomes : $"read_parquet({values.Bind(paths)})";
    }
}
