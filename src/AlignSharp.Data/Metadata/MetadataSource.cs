using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Metadata;

/// <summary>
/// Rows of metadata in one or more files, opened as two views of a work database: <see cref="View"/> with the types that
/// rules and conditions see, and <see cref="VerbatimView"/> with the same rows in the same order, as they are to be written.
/// </summary>
/// <param name="Files">The files.</param>
/// <param name="Schema">Their columns; every file has all of them.</param>
internal sealed record MetadataSource(MetadataFiles Files, MetadataSchema Schema)
{
    public const string View = "metadata";
    public const string VerbatimView = "verbatim_metadata";
    private const string Variable = "metadata_files";

    public static async Task<MetadataSource> OpenAsync(
        WorkDatabase database, IReadOnlyList<string> inputs, ImmutableArray<ColumnMapping> mappings,
        CancellationToken cancellationToken)
    {
        var files = await MetadataFiles.FindAsync(database, inputs, cancellationToken).ConfigureAwait(false);
        var first = await DescribeAsync(database, files, files.Paths[..1], cancellationToken).ConfigureAwait(false);
        foreach (var path in files.Paths.Skip(1))
        {
            RequireSameColumns(
                (files.Paths[0], first),
                (path, await DescribeAsync(database, files, [path], cancellationToken).ConfigureAwait(false)));
        }

        var all = await DescribeAsync(database, files, files.Paths, cancellationToken).ConfigureAwait(false);
        var schema = new MetadataSchema(files.Paths[0], all, mappings);
        await CreateViewsAsync(database, files, schema, cancellationToken).ConfigureAwait(false);
        return new MetadataSource(files, schema);
    }

    private static async Task<ImmutableArray<MetadataColumn>> DescribeAsync(
        WorkDatabase database, MetadataFiles files, ImmutableArray<string> paths, CancellationToken cancellationToken)
    {
        var reader = new MetadataReader(files.Name, "$1");
        var describe = new SqlStatement($"DESCRIBE SELECT * FROM {reader.Detected}", [paths.ToList()]);
        try
        {
            var columns = await database.ReadAsync(
                describe, row => new MetadataColumn(row.GetString(0), row.GetString(1)), cancellationToken).ConfigureAwait(false);
            return [.. columns];
        }
        catch (DuckDBException error)
        {
            throw new MetadataException(
                $"{paths[0]} cannot be read as {files.Name.Format} ({EngineError.Describe(error)}); expected a whole file.", error);
        }
    }

    private static void RequireSameColumns(
        (string Path, ImmutableArray<MetadataColumn> Columns) first, (string Path, ImmutableArray<MetadataColumn> Columns) other)
    {
        var expected = first.Columns.Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var odd = expected.ToHashSet(StringComparer.OrdinalIgnoreCase);
        odd.SymmetricExceptWith(other.Columns.Select(column => column.Name));
        if (odd.FirstOrDefault() is { } name)
        {
            throw new MetadataException(
                $"{other.Path} has {(expected.Contains(name) ? "no column" : "a column")} {name}, unlike {first.Path}; "
                + "expected the same columns in every file of a run.");
        }
    }

    private static async Task CreateViewsAsync(
        WorkDatabase database, MetadataFiles files, MetadataSchema schema, CancellationToken cancellationToken)
    {
        var reader = new MetadataReader(files.Name, $"getvariable('{Variable}')");
        var read = schema.ReadAs();
        SqlStatement[] statements =
        [
            new($"SET VARIABLE {Variable} = $1", [files.Paths.ToList()]),
            new($"CREATE VIEW {View} AS SELECT * FROM {reader.Typed(read)}"),
            new($"CREATE VIEW {VerbatimView} AS SELECT * FROM {reader.Verbatim(read)}"),
        ];
        foreach (var statement in statements)
        {
            await database.ExecuteAsync(statement, null, cancellationToken).ConfigureAwait(false);
        }
    }
}
