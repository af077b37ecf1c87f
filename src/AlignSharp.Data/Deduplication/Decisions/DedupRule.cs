namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>A way in which a picture is told to be one too many.</summary>
/// <param name="Name">Its name with its bound: "against_phash_14".</param>
/// <param name="Description">What it keeps, for a person.</param>
/// <param name="Neighborhood">Which pictures are near which.</param>
/// <param name="IsAgainst">Whether it holds pictures against those of another set, rather than against each other.</param>
internal sealed record DedupRule(string Name, string Description, Neighborhood Neighborhood, bool IsAgainst)
{
    /// <summary>How the nearness of two pictures is called in tables.</summary>
    public required DedupMethod Method { get; init; }
}
