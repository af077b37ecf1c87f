using System.Globalization;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Search.Storage;
using DuckDB.NET.Data;

namespace AlignSharp.Search.Importing;

/// <summary>
/// The folder that clip-retrieval's inference writes: <c>img_emb/img_emb_N.npy</c> and, with the same number,
/// <c>metadata/metadata_N.parquet</c> with the columns image_path, caption and others.
/// </summary>
internal static class ClipRetrievalFolder
{
    public const string VectorFolder = "img_emb";
    public const string TableFolder = "metadata";
    private static readonly string[] NameColumns = ["image_path", "key", "url"];

    public static string VectorFile(string folder, int number) =>
        Path.Combine(folder, VectorFolder, string.Create(CultureInfo.InvariantCulture, $"img_emb_{number}.npy"));

    public static string TableFile(string folder, int number) =>
        Path.Combine(folder, TableFolder, string.Create(CultureInfo.InvariantCulture, $"metadata_{number}.parquet"));

    /// <exception cref="SearchException">The folder is not of this layout.</exception>
    public static IEnumerable<ImportPart> Find(string folder)
    {
        var numbers = Directory.Exists(Path.Combine(folder, VectorFolder))
            ? Directory.EnumerateFiles(Path.Combine(folder, VectorFolder), "img_emb_*.npy").Select(Number).Order().ToList()
            : [];
        return numbers.Count > 0
            ? numbers.Select(number => new ImportPart(
                VectorFile(folder, number), cancellationToken => ReadAsync(TableFile(folder, number), cancellationToken)))
            : throw new SearchException($"{folder} holds no {VectorFolder}/img_emb_0.npy; expected a .npy file, or a folder as clip-retrieval writes it.");
    }

    private static int Number(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path)["img_emb_".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new SearchException($"{path} has no number in its name; expected img_emb_0.npy and so on.");

    private static async Task<IReadOnlyList<IndexEntry>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new SearchException($"{path} was not found; expected the table of the vectors with the same number.");
        }

        using var database = WorkDatabase.Open(new Data.Metadata.MetadataEngineOptions());
        database.LockDown([Path.GetFullPath(path)]);
        try
        {
            var columns = await database.ReadAsync(
                new SqlStatement("DESCRIBE SELECT * FROM read_parquet($1)", [Path.GetFullPath(path)]), static row => row.GetString(0), cancellationToken)
                .ConfigureAwait(false);
            return await database.ReadAsync(Select(path, columns), ReadEntry, cancellationToken).ConfigureAwait(false);
        }
        catch (DuckDBException error)
        {
            throw new SearchException($"{path} cannot be read ({EngineError.Describe(error)}); expected a Parquet file.", error);
        }
    }

    private static SqlStatement Select(string path, List<string> columns)
    {
        var name = NameColumns.FirstOrDefault(columns.Contains)
            ?? throw new SearchException($"{path} has the columns {string.Join(", ", columns)}; expected one of {string.Join(", ", NameColumns)}.");
        var caption = columns.Contains("caption") ? "caption::VARCHAR" : "NULL";
        var others = MetadataSql.Write(columns.Where(column => column != name && column != "caption"));
        return new SqlStatement($"SELECT {SqlName.Quote(name)}::VARCHAR, {caption}, {others} FROM read_parquet($1)", [Path.GetFullPath(path)]);
    }

    private static IndexEntry ReadEntry(DuckDBDataReader row) => new(row.IsDBNull(0) ? "" : row.GetString(0))
    {
        Source = row.IsDBNull(0) ? null : row.GetString(0),
        Caption = row.IsDBNull(1) ? null : row.GetString(1),
        Metadata = row.IsDBNull(2) ? null : row.GetString(2),
    };
}
