using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AlignSharp.Server.Tests.Embeddings;

/// <summary><c>/v1/embeddings</c> by JSON and by multi-part.</summary>
public sealed class EmbeddingsTests(SharedServer server)
{
    private const float Tolerance = 1e-5f;

    [Fact]
    public async Task Numbers_and_base64_are_the_same_values()
    {
        var numbers = await EmbedAsync("""{"input": "a cat"}""");
        var base64 = await EmbedAsync("""{"input": "a cat", "encoding_format": "base64", "dimensions": 320}""");
        var decoded = MemoryMarshal.Cast<byte, float>(base64[0].GetBytesFromBase64());
        Assert.Equal(numbers[0].EnumerateArray().Select(static value => value.GetSingle()), decoded.ToArray());
    }

    [Fact]
    public async Task Texts_and_pictures_keep_their_order()
    {
        var embeds = await EmbedAsync($$$"""
            {"input": ["a cat", {"type": "image_url", "image_url": {"url": "{{{Sample.DataUrl}}}"}}, {"type": "text", "text": "a dog"}, "{{{Sample.DataUrl}}}"]}
            """);
        Same(DefaultModel.Embed("a cat"), embeds[0]);
        Same(DefaultModel.Embed(Sample.Bytes), embeds[1]);
        Same(DefaultModel.Embed("a dog"), embeds[2]);
        Same(DefaultModel.Embed(Sample.Bytes), embeds[3]);
    }

    [Fact]
    public async Task A_text_that_looks_like_a_picture_is_a_text_if_the_request_says_so() =>
        Same(DefaultModel.Embed(Sample.DataUrl), (await EmbedAsync($$"""{"input": "{{Sample.DataUrl}}", "modality": "text"}"""))[0]);

    [Fact]
    public async Task Parts_keep_their_order()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Sample.Bytes), "image", "sample.png" },
            { new StringContent("a cat"), "input" },
            { new StringContent("float"), "encoding_format" },
        };
        var (status, body) = await server.Client.AskAsync("/v1/embeddings", form);
        Assert.Equal(HttpStatusCode.OK, status);
        var data = body.GetProperty("data");
        Same(DefaultModel.Embed(Sample.Bytes), data[0].GetProperty("embedding"));
        Same(DefaultModel.Embed("a cat"), data[1].GetProperty("embedding"));
        Assert.Equal(1, body.GetProperty("usage").GetProperty("images").GetInt32());
    }

    private async Task<JsonElement[]> EmbedAsync(string json)
    {
        var (status, body) = await server.Client.AskAsync("/v1/embeddings", json);
        Assert.Equal(HttpStatusCode.OK, status);
        return [.. body.GetProperty("data").EnumerateArray().Select(static item => item.GetProperty("embedding"))];
    }

    private static void Same(float[] expected, JsonElement actual)
    {
        Assert.Equal(expected.Length, actual.GetArrayLength());
        for (var index = 0; index < expected.Length; index++)
        {
            Assert.Equal(expected[index], actual[index].GetSingle(), Tolerance);
        }
    }
}
