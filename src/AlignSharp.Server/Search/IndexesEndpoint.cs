using AlignSharp.Server.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AlignSharp.Server.Search;

/// <summary><c>GET /v1/indexes</c>.</summary>
internal sealed class IndexesEndpoint(IndexShelf shelf)
{
    public async Task<JsonHttpResult<IndexList>> ListAsync()
    {
        var cards = await Task.WhenAll(shelf.All.Select(static async index => IndexCard.Of(index.Key, await index.Value.GetInfoAsync())));
        return TypedResults.Json(new IndexList("list", [.. cards]), ServerJson.Default.IndexList);
    }
}
