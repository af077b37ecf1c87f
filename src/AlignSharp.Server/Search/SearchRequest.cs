using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Inputs;

namespace AlignSharp.Server.Search;

/// <summary>A request to search an index by words, by pictures, or by both.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
// Settable, for the generated reader would give properties that are only initialised no default of theirs.
internal sealed record SearchRequest
{
    /// <summary>Which index; may be left out where there is one.</summary>
    public string? Index { get; set; }

    /// <summary>What the results should show.</summary>
    public ImmutableArray<string> Texts { get; set; } = [];

    /// <summary>What the results should not show.</summary>
    public ImmutableArray<string> Minus { get; set; } = [];

    /// <summary>Pictures that the results should be like, as data URLs, or as URLs where the server allows it.</summary>
    public ImmutableArray<string> Images { get; set; } = [];

    /// <summary>A row of the index that the results should be like.</summary>
    public long? Row { get; set; }

    /// <summary>How much each text counts.</summary>
    public float TextWeight { get; set; } = EmbeddingQuery.DefaultTextWeight;

    /// <summary>How much each picture counts.</summary>
    public float ImageWeight { get; set; } = EmbeddingQuery.DefaultImageWeight;

    /// <summary>How many of the best are given.</summary>
    public int Count { get; set; } = 20;

    /// <summary>What rows must fulfil, such as <c>width&gt;=640</c>; all of it.</summary>
    public ImmutableArray<string> Where { get; set; } = [];

    /// <summary>0 orders by likeness alone; up to 1 more and more for results that differ from each other.</summary>
    public float Diversity { get; set; }

    /// <summary>Of rows whose cosine is at least this only the best is given.</summary>
    public float? CollapseAbove { get; set; }

    /// <summary>Whether the index's graph is followed, which misses a few of the nearest rows but looks at few.</summary>
    public bool Approximate { get; set; }

    /// <summary>The model's name; may be left out, as there is one.</summary>
    public string? Model { get; set; }

    /// <summary>Pictures that came as parts of the body.</summary>
    [JsonIgnore]
    public ImmutableArray<PictureInput> Uploads { get; set; } = [];

    /// <exception cref="RequestException">A part is unknown or says something that cannot be.</exception>
    public static SearchRequest FromForm(FormParts form)
    {
        form.Only(
            "image", "text", "minus", "where", "index", "row", "count", "text_weight", "image_weight", "diversity", "collapse_above", "approximate", "model");
        var usual = new SearchRequest();
        return usual with
        {
            Index = form.Value("index"),
            Texts = [.. form.Values("text")],
            Minus = [.. form.Values("minus")],
            Where = [.. form.Values("where")],
            Row = form.Number("row"),
            Count = form.Number("count") ?? usual.Count,
            TextWeight = form.Real("text_weight") ?? usual.TextWeight,
            ImageWeight = form.Real("image_weight") ?? usual.ImageWeight,
            Diversity = form.Real("diversity") ?? usual.Diversity,
            CollapseAbove = form.Real("collapse_above"),
            Approximate = form.Flag("approximate"),
            Model = form.Value("model"),
            Uploads = form.Pictures,
        };
    }
}
