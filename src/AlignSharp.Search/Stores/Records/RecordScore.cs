using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace AlignSharp.Search.Stores.Records;

/// <summary>How a collection tells likeness: cosines (usual), or their distances from 1.</summary>
internal readonly struct RecordScore
{
    private readonly bool _isDistance;

    /// <exception cref="NotSupportedException">The property asks for another measure.</exception>
    public RecordScore(VectorPropertyModel property) => _isDistance = property.DistanceFunction switch
    {
        null or DistanceFunction.CosineSimilarity => false,
        DistanceFunction.CosineDistance => true,
        var other => throw new NotSupportedException($"{property.ModelName} asks for {other}; expected CosineSimilarity or CosineDistance."),
    };

    public double Of(float cosine) => _isDistance ? 1 - cosine : cosine;

    /// <summary>Whether a score is at least as good as a threshold.</summary>
    public bool Passes(double score, double? threshold) => threshold is not { } least || (_isDistance ? score <= least : score >= least);
}
