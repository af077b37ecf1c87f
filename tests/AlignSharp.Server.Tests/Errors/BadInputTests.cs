using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AlignSharp.Imaging;

namespace AlignSharp.Server.Tests.Errors;

/// <summary>What cannot be done is answered with 4xx and a sentence.</summary>
public sealed class BadInputTests(SharedServer server)
{
    [Theory]
    [InlineData("/v1/embeddings", "{", "not valid JSON")]
    [InlineData("/v1/embeddings", "null", "null")]
    [InlineData("/v1/embeddings", "{}", "missing")]
    [InlineData("/v1/embeddings", """{"input": null}""", "input")]
    [InlineData("/v1/embeddings", """{"input": 3}""", "input is neither")]
    [InlineData("/v1/embeddings", """{"input": []}""", "input is empty")]
    [InlineData("/v1/embeddings", """{"input": [[1, 2]]}""", "input[0] is made of numbers")]
    [InlineData("/v1/embeddings", """{"input": [{"type": "sound"}]}""", "input[0] is neither")]
    [InlineData("/v1/embeddings", """{"input": "a", "encoding_format": "int8"}""", "encoding_format")]
    [InlineData("/v1/embeddings", """{"input": "a", "modality": "smell"}""", "modality")]
    [InlineData("/v1/embeddings", """{"input": "data:image/png,abc", "modality": "image"}""", "not in base64")]
    [InlineData("/v1/embeddings", """{"input": "data:image/png;base64,@@@"}""", "content is not base64")]
    [InlineData("/v1/embeddings", """{"input": "data:image/png;base64,AAAA"}""", "no picture")]
    [InlineData("/v1/embeddings", """{"input": "data:text/html;base64,AAAA", "modality": "image"}""", "text/html")]
    [InlineData("/v1/embeddings", """{"input": ["http://127.0.0.1/x.png"], "modality": "image"}""", "fetches none")]
    [InlineData("/v1/classify", """{"images": [], "labels": ["a"]}""", "images is empty")]
    [InlineData("/v1/classify", """{"images": ["cat.jpg"], "labels": ["a"]}""", "images[0]")]
    [InlineData("/v1/classify", """{"images": [], "label": ["a"]}""", "label is not known")]
    [InlineData("/v1/similarity", """{"images": [], "texts": ["a"]}""", "images is empty")]
    [InlineData("/v1/search", """{"texts": ["a"]}""", "this server has none", HttpStatusCode.NotFound)]
    public async Task A_body_that_cannot_be_is_refused(
        string path, string json, string expected, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        var sentence = (await server.Client.AskAsync(path, json)).Problem(status);
        Assert.Contains(expected, sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["a", ""]""", """["{}"]""", "Label 2 is empty")]
    [InlineData("""["a", "a"]""", """["{}"]""", "given twice")]
    [InlineData("[]", """["{}"]""", "empty")]
    [InlineData("""["a"]""", """["photo"]""", "has no {}")]
    [InlineData("""["a"]""", "[]", "templates is empty")]
    [InlineData("""["a", null]""", """["{}"]""", "labels")]
    public async Task Labels_that_cannot_be_are_refused(string labels, string templates, string expected)
    {
        var answer = await server.Client.AskAsync(
            "/v1/classify", $$"""{"images": ["{{Sample.DataUrl}}"], "labels": {{labels}}, "templates": {{templates}}}""");
        Assert.Contains(expected, answer.Problem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_of_text_are_refused()
    {
        var answer = await server.Client.AskAsync("/v1/embeddings", $$"""{"input": "{{new string('a', 10_000_000)}}"}""");
        Assert.Contains("10000000 characters", answer.Problem(HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        using var content = new ByteArrayContent(new byte[33 << 20]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentLength = 33 << 20;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/embeddings") { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        (response.StatusCode, await Answers.ReadAsync(response)).Problem(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_bomb_is_refused_by_its_header()
    {
        var png = ImageEncoder.Png(Sample.Gradient(4, 4));
        // Width and height stand big-endian in the first chunk; its checksum is put right so that only the size is wrong.
        new byte[] { 0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF }.CopyTo(png, 16);
        BitConverter.GetBytes(BinaryReverse(System.IO.Hashing.Crc32.HashToUInt32(png.AsSpan(12, 17)))).CopyTo(png, 29);
        var answer = await server.Client.AskAsync("/v1/embeddings", $$"""{"input": "{{Sample.ToDataUrl(png)}}"}""");
        Assert.Contains("65535x65535", answer.Problem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_texts_and_pictures_are_refused()
    {
        var texts = string.Join(',', Enumerable.Repeat("\"a\"", 513));
        Assert.Contains("513 texts", (await server.Client.AskAsync("/v1/embeddings", $$"""{"input": [{{texts}}]}"""))
            .Problem(HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
        var pictures = string.Join(',', Enumerable.Repeat($"\"{Sample.DataUrl}\"", 33));
        Assert.Contains("33 pictures", (await server.Client.AskAsync("/v1/embeddings", $$"""{"input": [{{pictures}}]}"""))
            .Problem(HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_model_another_path_another_method_and_another_type_are_refused()
    {
        (await server.Client.AskAsync("/v1/embeddings", """{"input": "a", "model": "gpt"}""")).Problem(HttpStatusCode.NotFound);
        (await server.Client.FetchAsync("/v1/models/gpt")).Problem(HttpStatusCode.NotFound);
        (await server.Client.FetchAsync("/v2/embeddings")).Problem(HttpStatusCode.NotFound);
        (await server.Client.FetchAsync("/v1/embeddings")).Problem(HttpStatusCode.MethodNotAllowed);
        using var content = new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded");
        (await server.Client.AskAsync("/v1/embeddings", content)).Problem(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_multi_part_body_that_cannot_be_is_refused()
    {
        using var unknown = new MultipartFormDataContent { { new StringContent("a"), "lable" }, { new ByteArrayContent(Sample.Bytes), "image", "a.png" } };
        Assert.Contains("\"lable\"", (await server.Client.AskAsync("/v1/classify", unknown)).Problem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        using var cut = new StringContent("--b\r\nContent-Disposition: form-data; name=\"input\"\r\n\r\nabc");
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        (await server.Client.AskAsync("/v1/embeddings", cut)).Problem(HttpStatusCode.BadRequest);
        using var bare = new StringContent("abc");
        bare.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data");
        (await server.Client.AskAsync("/v1/embeddings", bare)).Problem(HttpStatusCode.BadRequest);
    }

    private static uint BinaryReverse(uint value) => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(value);
}
