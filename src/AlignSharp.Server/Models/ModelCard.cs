namespace AlignSharp.Server.Models;

/// <summary>A model in OpenAI's shape, with what its embeddings are.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Object">Always <c>model</c>.</param>
/// <param name="Created">When its configuration was written, in seconds since 1970.</param>
/// <param name="OwnedBy">Always <c>alignsharp</c>.</param>
/// <param name="EmbeddingSize">The number of dimensions.</param>
/// <param name="MaximumTokens">Where texts are cut.</param>
/// <param name="ImageWidth">Width that pictures are brought to, in pixels.</param>
/// <param name="ImageHeight">Height that pictures are brought to, in pixels.</param>
/// <param name="Temperature">What divides cosines into logits.</param>
internal sealed record ModelCard(
    string Id, string Object, long Created, string OwnedBy, int EmbeddingSize, int MaximumTokens, int ImageWidth, int ImageHeight, float Temperature)
{
    public static ModelCard Of(ServedModel served)
    {
        var (model, processor) = (served.Model, served.Model.Processor);
        return new(
            served.Id, "model", served.Created.ToUnixTimeSeconds(), "alignsharp", model.EmbeddingSize,
            processor.Tokenizer.MaxLength, processor.Images.Width, processor.Images.Height, model.Temperature);
    }
}
