using System.ClientModel;
using OpenAI;
using OpenAI.Embeddings;
using OpenAI.Models;

namespace AlignSharp.Server.Tests.Embeddings;

/// <summary>OpenAI's own client for .NET against the server.</summary>
public sealed class OpenAIClientTests(SharedServer server)
{
    private const float Tolerance = 1e-5f;

    private EmbeddingClient Embeddings => Client.GetEmbeddingClient("align-mini");

    private OpenAIClient Client => new(
        new ApiKeyCredential("unused"), new OpenAIClientOptions { Endpoint = new Uri(server.Address, "v1") });

    [Fact]
    public async Task Texts_come_back_as_the_models_embeddings()
    {
        string[] texts = ["a red car at night", "two dogs", ""];
        var result = await Embeddings.GenerateEmbeddingsAsync(texts, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(texts.Length, result.Value.Count);
        for (var index = 0; index < texts.Length; index++)
        {
            Assert.Equal(index, result.Value[index].Index);
            Same(DefaultModel.Embed(texts[index]), result.Value[index].ToFloats());
        }

        Assert.Equal(texts.Sum(text => DefaultModel.Value.Processor.Tokenizer.Encode(text).Length), result.Value.Usage.InputTokenCount);
        Assert.Equal("align-mini", result.Value.Model);
    }

    [Fact]
    public async Task A_picture_goes_through_as_a_data_url()
    {
        var result = await Embeddings.GenerateEmbeddingAsync(Sample.DataUrl, cancellationToken: TestContext.Current.CancellationToken);
        Same(DefaultModel.Embed(Sample.Bytes), result.Value.ToFloats());
    }

    [Fact]
    public async Task Other_dimensions_are_refused_with_the_sentence()
    {
        var error = await Assert.ThrowsAsync<ClientResultException>(() => Embeddings.GenerateEmbeddingAsync(
            "a cat", new EmbeddingGenerationOptions { Dimensions = 7 }, TestContext.Current.CancellationToken));
        Assert.Equal(400, error.Status);
        Assert.Contains("dimensions is 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_is_listed()
    {
        var models = await Client.GetOpenAIModelClient().GetModelsAsync(TestContext.Current.CancellationToken);
        Assert.Equal("align-mini", Assert.Single<OpenAIModel>(models.Value).Id);
    }

    private static void Same(float[] expected, ReadOnlyMemory<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var index = 0; index < expected.Length; index++)
        {
            Assert.Equal(expected[index], actual.Span[index], Tolerance);
        }
    }
}
