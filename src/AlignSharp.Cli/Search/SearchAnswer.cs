using System.Collections.Immutable;
using System.Text.Json;
using AlignSharp.Search;

namespace AlignSharp.Cli.Search;

/// <summary>What <c>align search --json</c> prints for a query.</summary>
/// <param name="Query">The query where several were asked; null for the only one.</param>
/// <param name="Results">What was found, the best first.</param>
internal sealed record SearchAnswer(string? Query, IReadOnlyList<SearchAnswer.Result> Results)
{
    public static SearchAnswer Of(string? query, ImmutableArray<SearchHit> hits) => new(query, [.. hits.Select(Describe)]);

    private static Result Describe(SearchHit hit) => new(
        hit.Name,
        hit.Score,
        hit.Entry.Kind,
        hit.Entry.Source,
        hit.Entry.Caption,
        hit.Similar > 0 ? hit.Similar : null,
        hit.Entry.Metadata is { } metadata ? JsonSerializer.Deserialize(metadata, IndexJson.Default.JsonElement) : null);

    /// <summary>A row that was found.</summary>
    internal sealed record Result(
        string Name, float Score, EntryKind Kind, string? Source, string? Caption, int? Similar, JsonElement? Metadata);
}
