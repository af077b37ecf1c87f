using System.Collections.Immutable;
using AlignSharp.Search;
using AlignSharp.Search.Filters;
using AlignSharp.Search.Garnet;
using AlignSharp.Server.Batching;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Inputs;
using AlignSharp.Server.Json;
using AlignSharp.Server.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AlignSharp.Server.Search;

/// <summary><c>POST /v1/search</c>: the rows of an index that are nearest to words and pictures.</summary>
internal sealed class SearchEndpoint(
    RequestReader reader, ServedModel model, InputCheck check, Embedder embedder, IndexShelf shelf, SearchGate gate)
{
    private const int MostConditions = 32;

    public async Task<JsonHttpResult<SearchResponse>> HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var request = await reader.ReadAsync(
            context.Request, ServerJson.Default.SearchRequest, SearchRequest.FromForm, cancellationToken);
        model.Require(request.Model);
        var (name, index) = shelf.Find(request.Index);
        var pictures = PictureList.Of(request.Images, request.Uploads);
        Check(request, pictures);
        var options = Options(request);
        var query = await EmbedAsync(request, pictures, cancellationToken);
        var hits = await SearchAsync(index, new FloatTensor(query, 1, query.Length), options, cancellationToken);
        return TypedResults.Json(
            new SearchResponse(name, model.Id, [.. hits.Select(hit => SearchResults.Of(name, hit))]), ServerJson.Default.SearchResponse);
    }

    private void Check(SearchRequest request, ImmutableArray<PictureInput> pictures)
    {
        if (request.Texts.Length + pictures.Length + (request.Row is null ? 0 : 1) == 0)
        {
            throw new RequestException("The query is empty; expected texts, images or a row.", "texts");
        }

        check.Texts(request.Texts, "texts");
        check.Texts(request.Minus, "minus");
        check.Pictures(pictures.Length, "images");
        Weight(request.TextWeight, "text_weight");
        Weight(request.ImageWeight, "image_weight");
        if (request.Count is < 1 or > SearchOptions.MaximumCount)
        {
            throw new RequestException($"count is {request.Count}; expected 1 to {SearchOptions.MaximumCount}.", "count");
        }

        check.Texts(request.Where, "where");
        if (request.Where.Length > MostConditions)
        {
            throw new RequestException($"where has {request.Where.Length} conditions; expected at most {MostConditions}.", "where");
        }
    }

    // A search in a folder takes all processors; one in Garnet takes those of others.
    private async Task<ImmutableArray<SearchHit>> SearchAsync(
        IndexHandle index, FloatTensor query, SearchOptions options, CancellationToken cancellationToken) => index.Folder is { } folder
            ? (await gate.RunAsync(() => folder.Search(query, options, cancellationToken), cancellationToken))[0]
            : (await index.SearchAsync(query, options, cancellationToken))[0];

    private async Task<float[]> EmbedAsync(
        SearchRequest request, ImmutableArray<PictureInput> pictures, CancellationToken cancellationToken)
    {
        var like = request.Row is { } row ? Vector(shelf.FindRows(request.Index), row) : null;
        var textRun = embedder.EmbedTextsAsync([.. request.Texts, .. request.Minus], cancellationToken);
        var pictureRun = embedder.EmbedPicturesAsync(pictures, cancellationToken);
        await Task.WhenAll(textRun, pictureRun);
        var (texts, images) = ((await textRun).Embeds, await pictureRun);
        var query = EmbeddingQuery.Create(model.Model.EmbeddingSize);
        for (var picture = 0; picture < images.Count; picture++)
        {
            query = query.WithImage(images[picture], request.ImageWeight);
        }

        for (var text = 0; text < texts.Count; text++)
        {
            query = text < request.Texts.Length
                ? query.PlusText(texts[text], request.TextWeight)
                : query.MinusText(texts[text], request.TextWeight);
        }

        return (like is null ? query : query.WithImage(like, request.ImageWeight)).ToEmbedding();
    }

    private static float[] Vector(EmbeddingIndex index, long row) => row >= 0 && row < index.Info.Rows
        ? index.GetVector(row)
        : throw new RequestException($"row is {row}; the index has {index.Info.Rows}, counted from 0.", "row");

    private static SearchOptions Options(SearchRequest request) => new()
    {
        Count = request.Count,
        Where = [.. request.Where.Select(RowCondition.Parse)],
        Diversity = request.Diversity,
        CollapseAbove = request.CollapseAbove,
        Approximate = request.Approximate,
    };

    private static void Weight(float weight, string name)
    {
        if (weight is not (> 0 and <= 1000))
        {
            throw new RequestException($"{name} is {weight}; expected more than 0 and at most 1000.", name);
        }
    }
}
