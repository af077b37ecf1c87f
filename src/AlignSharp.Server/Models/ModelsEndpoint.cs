using AlignSharp.Server.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AlignSharp.Server.Models;

/// <summary><c>GET /v1/models</c> and <c>/v1/models/{id}</c>.</summary>
internal sealed class ModelsEndpoint(ServedModel model)
{
    public JsonHttpResult<ModelList> List() =>
        TypedResults.Json(new ModelList("list", [ModelCard.Of(model)]), ServerJson.Default.ModelList);

    public JsonHttpResult<ModelCard> Find(string id)
    {
        model.Require(id);
        return TypedResults.Json(ModelCard.Of(model), ServerJson.Default.ModelCard);
    }
}
