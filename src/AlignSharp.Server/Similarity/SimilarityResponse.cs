using System.Collections.Immutable;

namespace AlignSharp.Server.Similarity;

/// <summary>How alike pictures and texts are.</summary>
/// <param name="Model">The model that compared them.</param>
/// <param name="Similarities">Cosines: a row a picture, a column a text.</param>
/// <param name="Logits">Cosines divided by the model's temperature, in the same order.</param>
internal sealed record SimilarityResponse(
    string Model, ImmutableArray<ImmutableArray<float>> Similarities, ImmutableArray<ImmutableArray<float>> Logits);
