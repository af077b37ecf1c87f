using System.Runtime.CompilerServices;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Pairs.Captions;
using AlignSharp.Search.Storage;
using DuckDB.NET.Data;

namespace AlignSharp.Search.Building.Sources;

/// <summary>
/// The pictures that a table names (Parquet, CSV, TSV, JSONL), by their paths from the table's folder on. All other columns
/// become metadata.
/// </summary>
internal sealed class TableSource(string path) : IIndexSource
{
    public long? Count => null;

    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in await ReadEntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return PictureFile.Describe(entry, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, entry.Name));
        }
    }

    private async Task<List<IndexEntry>> ReadEntriesAsync(CancellationToken cancellationToken)
    {
        using var database = WorkDatabase.Open(new MetadataEngineOptions());
        var files = await MetadataFiles.FindAsync(database, [path], cancellationToken).ConfigureAwait(false);
        database.LockDown(files.Paths);
        var table = new MetadataReader(files.Name, "$1").Detected;
        try
        {
            var header = await database.ReadAsync(
                new SqlStatement($"DESCRIBE SELECT * FROM {table}", [files.Paths.ToList()]), static row => row.GetString(0), cancellationToken)
                .ConfigureAwait(false);
            return await database.ReadAsync(Select(header, table, files), ReadEntry, cancellationToken).ConfigureAwait(false);
        }
        catch (DuckDBException error)
        {
            throw new SearchException($"{path} cannot be read ({EngineError.Describe(error)}); expected a whole table.", error);
        }
    }

    private SqlStatement Select(List<string> header, string table, MetadataFiles files)
    {
        var columns = new CaptionColumns();
        var picture = header[columns.FindPicture(header, path)];
        var found = FindCaption(columns, header);
        var caption = found is { } column ? $"trim({SqlName.Quote(header[column])}::VARCHAR)" : "NULL";
        var others = MetadataSql.Write(header.Where((name, number) => name != picture && number != found));
        return new SqlStatement(
            $"SELECT {SqlName.Quote(picture)}::VARCHAR, {caption}, {others} FROM {table} WHERE {SqlName.Quote(picture)} IS NOT NULL",
            [files.Paths.ToList()]);
    }

    private int? FindCaption(CaptionColumns columns, List<string> header)
    {
        try
        {
            return columns.FindCaption(header, path);
        }
        catch (CaptionException)
        {
            return null;
        }
    }

    private static IndexEntry ReadEntry(DuckDBDataReader row) => new(row.GetString(0))
    {
        Caption = row.IsDBNull(1) || row.GetString(1).Length == 0 ? null : row.GetString(1),
        Metadata = row.IsDBNull(2) ? null : row.GetString(2),
    };
}
