using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata;

/// <summary>The columns of a file, and which of them plays which role.</summary>
/// <param name="Path">The file.</param>
/// <param name="Columns">Its columns, in the file's order.</param>
/// <param name="Mappings">The roles that the user has given away.</param>
internal sealed record MetadataSchema(
    string Path, ImmutableArray<MetadataColumn> Columns, ImmutableArray<ColumnMapping> Mappings)
{
    /// <summary>The column that plays a role, or null.</summary>
    public MetadataColumn? Find(ColumnRole role) =>
        Names(role).Select(Find).FirstOrDefault(column => column is not null);

    /// <summary>The column that plays a role, which must be there and hold what the role needs.</summary>
    /// <param name="role">The role.</param>
    /// <param name="reader">Who asks, for the error: "rule max_nsfw_0.5".</param>
    public MetadataColumn Require(ColumnRole role, string reader)
    {
        var column = Find(role) ?? throw new MetadataException(
            $"{Path} has no column for {ColumnNames.Word(role)}, which {reader} reads; "
            + $"expected {string.Join(" or ", Names(role))}, or a mapping {ColumnNames.Word(role)}=COLUMN.");
        var fits = ColumnNames.IsText(role) ? column.IsScalar : column.IsNumber;
        return fits ? column : throw new MetadataException(
            $"{Path}: the column {column.Name} holds {column.Type}; "
            + $"expected {(ColumnNames.IsText(role) ? "text" : "numbers")}, which {reader} reads.");
    }

    /// <summary>
    /// The columns with the types to read them with where the format declares none: what is text by its role stays as it is
    /// written ("007", "2020-01-01"), and so does everything that would be spelled anew.
    /// </summary>
    public ImmutableArray<MetadataColumn> ReadAs()
    {
        var texts = Enum.GetValues<ColumnRole>().Where(ColumnNames.IsText).Select(Find).ToHashSet();
        return [.. Columns.Select(column => column.IsRespelled || (texts.Contains(column) && column.IsScalar)
            ? column with { Type = MetadataColumn.Text }
            : column)];
    }

    private ImmutableArray<string> Names(ColumnRole role)
    {
        var mapped = Mappings.LastOrDefault(mapping => mapping.Role == role);
        return mapped is null ? ColumnNames.Of(role) : [mapped.Column];
    }

    private MetadataColumn? Find(string name) =>
        Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}
