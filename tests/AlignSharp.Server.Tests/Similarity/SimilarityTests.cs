using System.Net;
using System.Numerics.Tensors;

namespace AlignSharp.Server.Tests.Similarity;

/// <summary><c>/v1/similarity</c> gives the cosines of the library's embeddings.</summary>
public sealed class SimilarityTests(SharedServer server)
{
    private const float Tolerance = 1e-4f;

    [Fact]
    public async Task Cosines_and_logits_are_those_of_the_library()
    {
        var (status, body) = await server.Client.AskAsync(
            "/v1/similarity", $$"""{"images": ["{{Sample.DataUrl}}"], "texts": ["a cat", "noise"]}""");
        Assert.Equal(HttpStatusCode.OK, status);
        var picture = DefaultModel.Embed(Sample.Bytes);
        foreach (var (text, index) in new[] { "a cat", "noise" }.Select(static (text, index) => (text, index)))
        {
            var cosine = TensorPrimitives.Dot<float>(picture, DefaultModel.Embed(text));
            Assert.Equal(cosine, body.GetProperty("similarities")[0][index].GetSingle(), Tolerance);
            Assert.Equal(cosine / DefaultModel.Value.Temperature, body.GetProperty("logits")[0][index].GetSingle(), Tolerance * 20);
        }
    }
}
