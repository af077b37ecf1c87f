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
}
