using System.Collections.Frozen;
using System.Text.Json;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Metadata.Rules;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>
/// Judges a user's condition before it runs: one expression over a row's own columns, without sub-selects. That makes the
/// errors plain and keeps rows in order; what keeps files out of reach is the database's lock-down.
/// </summary>
internal static class RowCondition
{
    private const string NotOne = "it is more than one expression";

    // An expression of DuckDB's is at most 1,000 deep; each level is a few levels of JSON.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 10_000 };

    private static readonly FrozenDictionary<string, string> Refused = new Dictionary<string, string>
    {
        ["SUBQUERY"] = "a sub-select",
        ["STAR"] = "all columns at once",
        ["PARAMETER"] = "a parameter",
        ["WINDOW"] = "a window over other rows",
    }.ToFrozenDictionary();

    public static async Task CheckAsync(WorkDatabase database, SqlConditionRule rule, CancellationToken cancellationToken)
    {
        var select = $"SELECT {InParentheses(rule)}";
        var tree = await database.ReadAsync(
            new SqlStatement("SELECT CAST(json_serialize_sql(CAST($1 AS VARCHAR)) AS VARCHAR)", [select]),
            row => row.GetString(0), cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(tree[0], Deep);
        if (Complaint(document.RootElement) is { } complaint)
        {
            throw Error(rule, complaint);
        }

        await BindAsync(database, rule, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The expression, shut in; a comment at its end stops at the line.</summary>
    public static string InParentheses(SqlConditionRule rule) => $"({rule.Expression}\n)";

    private static string? Complaint(JsonElement root)
    {
        if (root.GetProperty("error").GetBoolean())
        {
            return root.GetProperty("error_type").GetString() == "parser"
                ? root.GetProperty("error_message").GetString()
                : NotOne;
        }

        var statements = root.GetProperty("statements");
        var node = statements[0].GetProperty("node");
        return statements.GetArrayLength() == 1 && IsOneExpression(node)
            ? FindRefused(node.GetProperty("select_list")[0])
            : NotOne;
    }

    private static bool IsOneExpression(JsonElement node) =>
        node.GetProperty("type").GetString() == "SELECT_NODE"
        && node.GetProperty("select_list").GetArrayLength() == 1
        && node.GetProperty("from_table").GetProperty("type").GetString() == "EMPTY"
        && node.GetProperty("modifiers").GetArrayLength() == 0
        && node.GetProperty("group_expressions").GetArrayLength() == 0
        && node.GetProperty("where_clause").ValueKind == JsonValueKind.Null
        && node.GetProperty("having").ValueKind == JsonValueKind.Null
        && node.GetProperty("qualify").ValueKind == JsonValueKind.Null;

    private static string? FindRefused(JsonElement element)
    {
        var children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(property => property.Value),
            JsonValueKind.Array => element.EnumerateArray(),
            _ => [],
        };
        return element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("class", out var kind)
            && kind.ValueKind == JsonValueKind.String
            && Refused.TryGetValue(kind.GetString()!, out var name)
            ? $"it holds {name}"
            : children.Select(FindRefused).FirstOrDefault(found => found is not null);
    }

    private static async Task BindAsync(WorkDatabase database, SqlConditionRule rule, CancellationToken cancellationToken)
    {
        var statement = new SqlStatement($"SELECT 1 FROM {MetadataSource.View} WHERE {InParentheses(rule)} LIMIT 0");
        try
        {
            await database.ExecuteAsync(statement, null, cancellationToken).ConfigureAwait(false);
        }
        catch (DuckDBException error)
        {
            throw Error(rule, EngineError.Describe(error));
        }
    }

    private static MetadataRequestException Error(SqlConditionRule rule, string? complaint) => new(
        $"The condition \"{rule.Expression.ReplaceLineEndings(" ")}\" cannot be used ({complaint}); "
        + "expected one SQL expression over the file's columns.");
}
