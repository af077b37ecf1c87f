using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata;

/// <summary>Which column plays a role, where its name is not one of those that are known. Immutable.</summary>
/// <param name="Role">The role.</param>
/// <param name="Column">The column's name; case does not matter.</param>
public sealed record ColumnMapping(ColumnRole Role, string Column)
{
    /// <summary>Reads <c>role=column</c>, for example <c>text=title</c>.</summary>
    /// <param name="text">A role of <see cref="ColumnRole"/> in any case, an equals sign, and the column's name.</param>
    /// <exception cref="MetadataRequestException">There is no such role, or no name.</exception>
    public static ColumnMapping Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < text.Length - 1 && Find(text[..equals]) is { } role
            ? new ColumnMapping(role, text[(equals + 1)..])
            : throw new MetadataRequestException(
                $"The column mapping \"{text}\" is not understood; expected role=column with a role of {Roles}.");
    }

    private static string Roles => string.Join(", ", Enum.GetValues<ColumnRole>().Select(ColumnNames.Word));

    private static ColumnRole? Find(string word)
    {
        foreach (var role in Enum.GetValues<ColumnRole>())
        {
            if (string.Equals(ColumnNames.Word(role), word, StringComparison.OrdinalIgnoreCase))
            {
                return role;
            }
        }

        return null;
    }
}
