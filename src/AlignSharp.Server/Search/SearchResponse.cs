using System.Collections.Immutable;

namespace AlignSharp.Server.Search;

/// <summary>What a search found.</summary>
/// <param name="Index">The index that was searched.</param>
/// <param name="Model">The model that made the query's embedding.</param>
/// <param name="Results">The rows, best first.</param>
internal sealed record SearchResponse(string Index, string Model, ImmutableArray<SearchResult> Results);
