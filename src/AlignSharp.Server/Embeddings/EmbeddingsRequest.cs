using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Inputs;

namespace AlignSharp.Server.Embeddings;

/// <summary>A request for embeddings, in OpenAI's shape; fields of OpenAI that mean nothing here, such as <c>user</c>, are let through.</summary>
internal sealed record EmbeddingsRequest
{
    /// <summary>Texts and pictures. A string that is a picture in a data URL counts as the picture.</summary>
    public required EmbeddingInput Input { get; init; }

    /// <summary>The model's name; may be left out, as there is one.</summary>
    public string? Model { get; init; }

    /// <summary><c>float</c> (default) or <c>base64</c>: little-endian float32.</summary>
    public string? EncodingFormat { get; init; }

    /// <summary>The model's own number of dimensions; no other can be had.</summary>
    public int? Dimensions { get; init; }

    /// <summary><c>text</c> takes every string as a text, <c>image</c> as a picture's URL; left out, each says itself what it is.</summary>
    public string? Modality { get; init; }

    /// <summary>What is to be embedded, with pictures told from texts.</summary>
    [JsonIgnore]
    public ImmutableArray<EmbeddingInputItem> Items => [.. Input.Items.Select(Resolve)];

    /// <exception cref="RequestException">A part is unknown or says something that cannot be.</exception>
    public static EmbeddingsRequest FromForm(FormParts form)
    {
        form.Only("input", "image", "model", "encoding_format", "dimensions", "modality");
        return new()
        {
            Input = new([.. form.All
                .Where(static part => part.Picture is not null || part.Name is "input")
                .Select(static part => new EmbeddingInputItem(part.Value, part.Picture))]),
            Model = form.Value("model"),
            EncodingFormat = form.Value("encoding_format"),
            Dimensions = form.Number("dimensions"),
            Modality = form.Value("modality"),
        };
    }

    private EmbeddingInputItem Resolve(EmbeddingInputItem item, int index)
    {
        if (item.Text is not { } text)
        {
            return item;
        }

        return Modality switch
        {
            "image" => new(null, PictureInput.Parse($"input[{index}]", text)),
            "text" => item,
            null => DataUrl.IsPicture(text) ? new(null, PictureInput.Parse($"input[{index}]", text)) : item,
            _ => throw new RequestException($"modality is \"{Modality}\"; expected text or image.", "modality"),
        };
    }
}
