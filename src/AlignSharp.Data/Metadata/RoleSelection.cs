using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Metadata.Rules;

namespace AlignSharp.Data.Metadata;

/// <summary>
/// SQL that selects a column under its role's word and in the form that rules and measures read: texts folded, NaN as
/// null, integers as doubles, single precision as it is.
/// </summary>
internal static class RoleSelection
{
    public static string Of(ColumnRole role, MetadataColumn column) =>
        $"{Value(role, column, SqlName.Quote(column.Name))} AS {ColumnNames.Word(role)}";

    private static string Value(ColumnRole role, MetadataColumn column, string name) => role switch
    {
        ColumnRole.Text => TextSql.Fold(name),
        _ when ColumnNames.IsText(role) => $"CAST({name} AS VARCHAR)",
        _ when column.IsFloat || column.IsDouble => $"nullif({name}, CAST('nan' AS {column.Type}))",
        _ => $"CAST({name} AS DOUBLE)",
    };
}
