using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Inputs;

namespace AlignSharp.Server.Similarity;

/// <summary>A request to compare pictures with texts.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
// Settable, for the generated reader would give properties that are only initialised no default of theirs.
internal sealed record SimilarityRequest
{
    /// <summary>Pictures as data URLs, or as URLs where the server allows it.</summary>
    public ImmutableArray<string> Images { get; set; } = [];

    /// <summary>Texts.</summary>
    public required ImmutableArray<string> Texts { get; init; }

    /// <summary>The model's name; may be left out, as there is one.</summary>
    public string? Model { get; set; }

    /// <summary>Pictures that came as parts of the body.</summary>
    [JsonIgnore]
    public ImmutableArray<PictureInput> Uploads { get; set; } = [];

    /// <exception cref="RequestException">A part is unknown or says something that cannot be.</exception>
    public static SimilarityRequest FromForm(FormParts form)
    {
        form.Only("image", "text", "model");
        return new() { Texts = [.. form.Values("text")], Model = form.Value("model"), Uploads = form.Pictures };
    }
}
