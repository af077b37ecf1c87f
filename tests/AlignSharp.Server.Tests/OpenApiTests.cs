using System.Text.Json;

namespace AlignSharp.Server.Tests;

/// <summary>The API's description names what there is.</summary>
public sealed class OpenApiTests(SharedServer server)
{
    [Fact]
    public async Task Every_path_is_described_with_its_bodies_and_refusals()
    {
        var (_, document) = await server.Client.FetchAsync("/openapi/v1.json");
        var paths = document.GetProperty("paths");
        foreach (var path in (string[])["/v1/embeddings", "/v1/classify", "/v1/similarity", "/v1/search"])
        {
            var post = paths.GetProperty(path).GetProperty("post");
            Assert.True(post.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _));
            Assert.True(post.GetProperty("requestBody").GetProperty("content").TryGetProperty("multipart/form-data", out _));
            Assert.True(post.GetProperty("responses").TryGetProperty("429", out _));
        }

        foreach (var path in (string[])["/v1/indexes", "/v1/models", "/v1/models/{id}", "/health/live", "/health/ready"])
        {
            Assert.True(paths.GetProperty(path).TryGetProperty("get", out _));
        }

        var properties = document.GetProperty("components").GetProperty("schemas").GetProperty("ClassifyRequest").GetProperty("properties");
        Assert.True(properties.TryGetProperty("multi_label", out _));
    }

    [Fact]
    public async Task Input_is_a_string_or_an_array_and_an_embedding_numbers_or_base64()
    {
        var (_, document) = await server.Client.FetchAsync("/openapi/v1.json");
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var input = Resolve(schemas, schemas.GetProperty("EmbeddingsRequest").GetProperty("properties").GetProperty("input"));
        Assert.Equal(["string", "array"], Alternatives(input));
        Assert.Equal(["string", "object", "object"], Alternatives(input.GetProperty("oneOf")[1].GetProperty("items")));
        var embedding = Resolve(schemas, schemas.GetProperty("EmbeddingItem").GetProperty("properties").GetProperty("embedding"));
        Assert.Equal(["array", "string"], Alternatives(embedding));
    }

    private static JsonElement Resolve(JsonElement schemas, JsonElement schema) => schema.TryGetProperty("$ref", out var name)
        ? schemas.GetProperty(name.GetString()!.Split('/')[^1])
        : schema;

    private static IEnumerable<string?> Alternatives(JsonElement schema) =>
        schema.GetProperty("oneOf").EnumerateArray().Select(static alternative => alternative.GetProperty("type").GetString());
}
