using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Inputs;

namespace AlignSharp.Server.Classification;

/// <summary>A request to choose labels for pictures.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
// Settable, for the generated reader would give properties that are only initialised no default of theirs.
internal sealed record ClassifyRequest
{
    /// <summary>Pictures as data URLs, or as URLs where the server allows it.</summary>
    public ImmutableArray<string> Images { get; set; } = [];

    /// <summary>What to choose from; each once.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>Sentences with {} where the label goes; several are averaged. Left out: <c>a photo of a {}</c>.</summary>
    public ImmutableArray<string> Templates { get; set; } = ["a photo of a {}"];

    /// <summary>Whether each label is scored on its own instead of against the others.</summary>
    public bool MultiLabel { get; set; }

    /// <summary>How many of the best labels are given; all if left out.</summary>
    public int? Top { get; set; }

    /// <summary>The model's name; may be left out, as there is one.</summary>
    public string? Model { get; set; }

    /// <summary>Pictures that came as parts of the body.</summary>
    [JsonIgnore]
    public ImmutableArray<PictureInput> Uploads { get; set; } = [];

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
