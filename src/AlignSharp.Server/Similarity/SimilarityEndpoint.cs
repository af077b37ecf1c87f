using System.Collections.Immutable;
using System.Numerics.Tensors;
using AlignSharp.Server.Batching;
using AlignSharp.Server.Inputs;
using AlignSharp.Server.Json;
using AlignSharp.Server.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AlignSharp.Server.Similarity;

/// <summary><c>POST /v1/similarity</c>: cosines and logits of pictures and texts.</summary>
internal sealed class SimilarityEndpoint(RequestReader reader, ServedModel model, InputCheck check, Embedder embedder)
{
    public async Task<JsonHttpResult<SimilarityResponse>> HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var request = await reader.ReadAsync(
            context.Request, ServerJson.Default.SimilarityRequest, SimilarityRequest.FromForm, cancellationToken);
        model.Require(request.Model);
        var pictures = PictureList.Of(request.Images, request.Uploads);
        InputCheck.NotEmpty(pictures.Length, "images");
        check.Pictures(pictures.Length, "images");
        InputCheck.NotEmpty(request.Texts.Length, "texts");
        check.Texts(request.Texts, "texts");

        var textRun = embedder.EmbedTextsAsync(request.Texts, cancellationToken);
        var pictureRun = embedder.EmbedPicturesAsync(pictures, cancellationToken);
        await Task.WhenAll(textRun, pictureRun);
        return TypedResults.Json(Compare(await pictureRun, (await textRun).Embeds), ServerJson.Default.SimilarityResponse);
    }

    private SimilarityResponse Compare(FloatTensor pictures, FloatTensor texts)
    {
        ImmutableArray<ImmutableArray<float>> cosines = [.. Enumerable.Range(0, pictures.Count).Select(picture =>
            Enumerable.Range(0, texts.Count).Select(text => TensorPrimitives.Dot<float>(pictures[picture], texts[text])).ToImmutableArray())];
        return new(model.Id, cosines, [.. cosines.Select(row =>
            row.Select(cosine => cosine / model.Model.Temperature).ToImmutableArray())]);
    }
}
