using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Inputs;

namespace AlignSharp.Server.Classification;

/// <summary>A request to choose labels for pictures.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ClassifyRequest
{
    /// <summary>Pictures as data URLs, or as URLs where the server allows it.</summary>
    public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>What to choose from; each once.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>Sentences with {} where the label goes; several are averaged. Left out: <c>a photo of a {}</c>.</summary>
    public ImmutableArray<string> Templates { get; init; } = ["a photo of a {}"];

    /// <summary>Whether each label is scored on its own instead of against the others.</summary>
    public bool MultiLabel { get; init; }

    /// <summary>How many of the best labels are given; all if left out.</summary>
    public int? Top { get; init; }

    /// <summary>The model's name; may be left out, as there is one.</summary>
    public string? Model { get; init; }

    /// <summary>Pictures that came as parts of the body.</summary>
    [JsonIgnore]
    public ImmutableArray<PictureInput> Uploads { get; init; } = [];

    /// <exception cref="RequestException">A part is unknown or says something that cannot be.</exception>
    public static ClassifyRequest FromForm(FormParts form)
    {
        form.Only("image", "label", "template", "multi_label", "top", "model");
        var request = new ClassifyRequest
        {
            Labels = [.. form.Values("label")],
            MultiLabel = form.Flag("multi_label"),
            Top = form.Number("top"),
            Model = form.Value("model"),
            Uploads = form.Pictures,
        };
        return form.Values("template") is { Length: > 0 } templates ? request with { Templates = [.. templates] } : request;
    }
}
