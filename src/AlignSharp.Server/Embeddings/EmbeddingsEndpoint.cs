using System.Collections.Immutable;
using AlignSharp.Server.Batching;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Inputs;
using AlignSharp.Server.Json;
using AlignSharp.Server.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AlignSharp.Server.Embeddings;

/// <summary><c>POST /v1/embeddings</c>: embeddings of texts and pictures, in OpenAI's shape.</summary>
internal sealed class EmbeddingsEndpoint(RequestReader reader, ServedModel model, InputCheck check, Embedder embedder)
{
    public async Task<JsonHttpResult<EmbeddingsResponse>> HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var request = await reader.ReadAsync(
            context.Request, ServerJson.Default.EmbeddingsRequest, EmbeddingsRequest.FromForm, cancellationToken);
        model.Require(request.Model);
        RequireDimensions(request.Dimensions);
        var asBase64 = IsBase64(request.EncodingFormat);
        var items = request.Items;
        var response = await EmbedAsync(items, asBase64, cancellationToken);
        return TypedResults.Json(response, ServerJson.Default.EmbeddingsResponse);
    }

    private async Task<EmbeddingsResponse> EmbedAsync(
        ImmutableArray<EmbeddingInputItem> items, bool asBase64, CancellationToken cancellationToken)
    {
        string[] texts = [.. items.Select(static item => item.Text).OfType<string>()];
        PictureInput[] pictures = [.. items.Select(static item => item.Picture).OfType<PictureInput>()];
        InputCheck.NotEmpty(items.Length, "input");
        check.Texts(texts, "input");
        check.Pictures(pictures.Length, "input");
        var textRun = embedder.EmbedTextsAsync(texts, cancellationToken);
        var pictureRun = embedder.EmbedPicturesAsync(pictures, cancellationToken);
        await Task.WhenAll(textRun, pictureRun);
        var (textEmbeds, tokens) = await textRun;
        var pictureEmbeds = await pictureRun;

        var (text, picture) = (0, 0);
        var data = items.Select((item, index) => new EmbeddingItem("embedding", index, new(
            item.Text is null ? Row(pictureEmbeds, picture++) : Row(textEmbeds, text++), asBase64)));
        return new("list", [.. data], model.Id, new(tokens, tokens, pictures.Length));
    }

    private void RequireDimensions(int? dimensions)
    {
        if (dimensions is { } number && number != model.Model.EmbeddingSize)
        {
            throw new RequestException(
                $"dimensions is {number}; {model.Id} has {model.Model.EmbeddingSize} and was not trained to be cut.", "dimensions");
        }
    }

    private static bool IsBase64(string? format) => format switch
    {
        null or "float" => false,
        "base64" => true,
        _ => throw new RequestException($"encoding_format is \"{format}\"; expected float or base64.", "encoding_format"),
    };

    private static ReadOnlyMemory<float> Row(FloatTensor embeds, int row) =>
        embeds.AsMemory().Slice(row * embeds.ItemLength, embeds.ItemLength);
}
