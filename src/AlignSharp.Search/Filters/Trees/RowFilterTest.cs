using System.Globalization;
using System.Text.Json;

namespace AlignSharp.Search.Filters.Trees;

/// <summary>Tests a filter against one entry: for rows that are in no table yet.</summary>
internal static class RowFilterTest
{
    public static bool Passes(RowFilter filter, IndexEntry entry)
    {
        using var document = entry.Metadata is null ? null : JsonDocument.Parse(entry.Metadata);
        return Passes(filter, entry, document?.RootElement);
    }

    private static bool Passes(RowFilter filter, IndexEntry entry, JsonElement? metadata) => filter switch
    {
        AllOf both => Passes(both.First, entry, metadata) && Passes(both.Second, entry, metadata),
        AnyOf either => Passes(either.First, entry, metadata) || Passes(either.Second, entry, metadata),
        NoneOf none => !Passes(none.Inner, entry, metadata),
        Constant constant => constant.Holds,
        FieldHolds holds => Find(holds.Field, metadata) is { ValueKind: JsonValueKind.Array } list
            && list.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(holds.Value)),
        FieldIs comparison => Compare(comparison, Text(comparison.Field, entry, metadata)),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, null),
    };

    private static bool Compare(FieldIs comparison, string? text) => (comparison.Operator, comparison.Value) switch
    {
        (ConditionOperator.Equal, var value) => Equals(text, value),
        (ConditionOperator.NotEqual, var value) => !Equals(text, value),
        (ConditionOperator.Less, double value) => Number(text) < value,
        (ConditionOperator.LessOrEqual, double value) => Number(text) <= value,
        (ConditionOperator.Greater, double value) => Number(text) > value,
        (ConditionOperator.GreaterOrEqual, double value) => Number(text) >= value,
        (ConditionOperator.Less, long value) => Exact(text) < value,
        (ConditionOperator.LessOrEqual, long value) => Exact(text) <= value,
        (ConditionOperator.Greater, long value) => Exact(text) > value,
        (ConditionOperator.GreaterOrEqual, long value) => Exact(text) >= value,
        _ => throw new NotSupportedException($"{comparison.Field} is compared by order with a value that is no number; expected a number."),
    };

    private static bool Equals(string? text, object? value) => value switch
    {
        null => text is null,
        double number => Number(text) == number,
        long number => Exact(text) == number,
        bool flag => bool.TryParse(text, out var found) && found == flag,
        _ => text == (string)value,
    };

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? Exact(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(string field, IndexEntry entry, JsonElement? metadata) => field switch
    {
        "name" => entry.Name,
        "kind" => Storage.EntryKinds.Write(entry.Kind),
        "source" => entry.Source,
        "caption" => entry.Caption,
        "bytes" => entry.Bytes.ToString(CultureInfo.InvariantCulture),
        "modified" => entry.Modified.ToString(CultureInfo.InvariantCulture),
        "hash" => entry.Hash,
        _ => Find(field, metadata) switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
            { ValueKind: JsonValueKind.String } element => element.GetString(),
            { } element => element.GetRawText(),
        },
    };

    private static JsonElement? Find(string field, JsonElement? metadata) =>
        metadata is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(field, out var found) ? found : null;
}
