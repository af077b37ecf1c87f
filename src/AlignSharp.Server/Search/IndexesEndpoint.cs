using AlignSharp.Server.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AlignSharp.Server.Search;

/// <summary><c>GET /v1/indexes</c>.</summary>
internal sealed class IndexesEndpoint(IndexShelf shelf)
{
    public JsonHttpResult<IndexList> List() => TypedResults.Json(
        new IndexList("list", [.. shelf.All.Select(static index => IndexCard.Of(index.Key, index.Value.Info))]),
        ServerJson.Default.IndexList);
}
