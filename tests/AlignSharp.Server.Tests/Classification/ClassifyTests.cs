using System.Net;
using System.Text.Json;
using AlignSharp.Imaging;
using AlignSharp.ZeroShot;

namespace AlignSharp.Server.Tests.Classification;

/// <summary><c>/v1/classify</c> gives what the library gives.</summary>
public sealed class ClassifyTests(SharedServer server)
{
    private const float Tolerance = 1e-4f;
    private static readonly string[] Labels = ["cat", "red car", "sun"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scores_are_those_of_the_library(bool multiLabel)
    {
        var (status, body) = await server.Client.AskAsync("/v1/classify", $$"""
            {"images": ["{{Sample.DataUrl}}"], "labels": ["cat", "red car", "sun"], "templates": ["a {}", "the {} outside"],
             "multi_label": {{(multiLabel ? "true" : "false")}}}
            """);
        Assert.Equal(HttpStatusCode.OK, status);
        var set = LabelSet.Encode(DefaultModel.Value, Labels, [PromptTemplate.Parse("a {}"), PromptTemplate.Parse("the {} outside")], TestContext.Current.CancellationToken);
        var expected = new ZeroShotClassifier(DefaultModel.Value, set, multiLabel ? ScoreMode.MultiLabel : ScoreMode.SingleLabel)
            .Classify([ImageDecoder.Default.Decode(Sample.Bytes, "sample")], TestContext.Current.CancellationToken)[0];
        Same(expected, body.GetProperty("results")[0].GetProperty("labels"));
    }

    [Fact]
    public async Task Several_pictures_of_parts_get_their_best_label_each()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Sample.Bytes), "image", "one.png" },
            { new ByteArrayContent(Sample.Bytes), "image", "two.png" },
            { new StringContent("cat"), "label" },
            { new StringContent("sun"), "label" },
            { new StringContent("1"), "top" },
        };
        var (status, body) = await server.Client.AskAsync("/v1/classify", form);
        Assert.Equal(HttpStatusCode.OK, status);
        var results = body.GetProperty("results");
        Assert.Equal(["one.png", "two.png"], results.EnumerateArray().Select(static result => result.GetProperty("image").GetString()));
        Assert.Equal(1, results[1].GetProperty("labels").GetArrayLength());
    }

    [Fact]
    public async Task More_labels_than_the_queue_holds_are_encoded_in_parts()
    {
        var labels = string.Join(',', Enumerable.Range(0, 600).Select(static number => $"\"{number}\""));
        var (status, body) = await server.Client.AskAsync(
            "/v1/classify", $$"""{"images": ["{{Sample.DataUrl}}"], "labels": [{{labels}}]}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(600, body.GetProperty("results")[0].GetProperty("labels").GetArrayLength());
    }

    private static void Same(IReadOnlyList<LabelScore> expected, JsonElement actual)
    {
        Assert.Equal(expected.Select(static label => label.Label), actual.EnumerateArray().Select(static label => label.GetProperty("label").GetString()));
        for (var index = 0; index < expected.Count; index++)
        {
            Assert.Equal(expected[index].Score, actual[index].GetProperty("score").GetSingle(), Tolerance);
            Assert.Equal(expected[index].Logit, actual[index].GetProperty("logit").GetSingle(), Tolerance);
        }
    }
}
