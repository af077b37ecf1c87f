using System.Collections.Immutable;
using AlignSharp.Server.Batching;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Inputs;
using AlignSharp.Server.Json;
using AlignSharp.Server.Models;
using AlignSharp.ZeroShot;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AlignSharp.Server.Classification;

/// <summary><c>POST /v1/classify</c>: which of the labels fits each picture.</summary>
internal sealed class ClassifyEndpoint(
    RequestReader reader, ServedModel model, InputCheck check, Embedder embedder, LabelSetCache sets)
{
    public async Task<JsonHttpResult<ClassifyResponse>> HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var request = await reader.ReadAsync(
            context.Request, ServerJson.Default.ClassifyRequest, ClassifyRequest.FromForm, cancellationToken);
        model.Require(request.Model);
        var pictures = PictureList.Of(request.Images, request.Uploads);
        Check(request, pictures);

        ImmutableArray<PromptTemplate> templates = [.. request.Templates.Select(PromptTemplate.Parse)];
        var labelRun = sets.GetAsync(request.Labels, templates, cancellationToken);
        var pictureRun = embedder.EmbedPicturesAsync(pictures, cancellationToken);
        await Task.WhenAll(labelRun, pictureRun);

        var mode = request.MultiLabel ? ScoreMode.MultiLabel : ScoreMode.SingleLabel;
        var scores = new ZeroShotClassifier(model.Model, await labelRun, mode).Classify(await pictureRun);
        var results = scores.Select((labels, index) => new ClassifyResult(
            pictures[index].Name, [.. labels.Take(request.Top ?? labels.Length)]));
        return TypedResults.Json(new ClassifyResponse(model.Id, [.. results]), ServerJson.Default.ClassifyResponse);
    }

    private void Check(ClassifyRequest request, ImmutableArray<PictureInput> pictures)
    {
        InputCheck.NotEmpty(pictures.Length, "images");
        check.Pictures(pictures.Length, "images");
        check.Prompts(request.Labels, request.Templates);
        if (request.Top is < 1 and var top)
        {
            throw new RequestException($"top is {top}; expected at least 1.", "top");
        }
    }
}
