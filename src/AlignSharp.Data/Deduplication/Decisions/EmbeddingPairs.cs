using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using AlignSharp.Data.Deduplication.Embeddings;
using AlignSharp.Data.Deduplication.Sources;

namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>
/// Finds pictures whose embeddings point the same way. Embeddings are clustered, and each is compared with those that have
/// its cluster among their nearest: two that are near lie in one cluster, or on either side of a boundary.
/// </summary>
internal sealed class EmbeddingPairs
{
    private readonly PictureSet _pictures;
    private readonly EqualPictures _groups;
    private readonly NearestClusters _clusters;
    private readonly float _cosine;

    private EmbeddingPairs(PictureSet pictures, EqualPictures groups, NearestClusters clusters, double cosine)
    {
        (_pictures, _groups, _clusters) = (pictures, groups, clusters);

        // What is exactly at the bound must not fall to the last bit of a sum.
        _cosine = (float)(cosine - 1e-6);
    }

    public static Neighborhood Find(
        PictureSet pictures, DedupRequest request, IProgress<DedupProgress>? progress, CancellationToken cancellationToken)
    {
        var groups = new EqualPictures(pictures.Count, new SameEmbedding(pictures));
        var clusters = NearestClusters.Find(
            groups.Count, pictures.EmbeddingSize, group => pictures.Embedding(groups[group][0]), progress, cancellationToken);
        var search = new EmbeddingPairs(pictures, groups, clusters, request.Cosine);
        var pairs = PairSearch.Run(groups.Count, "comparing embeddings", search.AddNear, progress, cancellationToken);
        return new Neighborhood(groups, pairs, identity: 1);
    }

    /// <summary>Adds the pairs of a group with the members of its cluster, but those that come from the other side.</summary>
    private void AddNear(int group, List<NearPair> pairs)
    {
        var cluster = _clusters.Nearest(group)[0];
        var isOwn = _pictures.IsOwn(_groups[group][0]);
        var embedding = _pictures.Embedding(_groups[group][0]);
        foreach (var other in _clusters.Members(cluster))
        {
            if (IsMine(group, other, cluster) && (isOwn || _pictures.IsOwn(_groups[other][0])))
            {
                var cosine = TensorPrimitives.Dot(embedding, _pictures.Embedding(_groups[other][0]));
                if (cosine >= _cosine)
                {
                    pairs.Add(NearPair.Of(group, other, cosine));
                }
            }
        }
    }

    /// <summary>
    /// Whether a pair is found from this side alone. In one cluster the later searches the earlier; across clusters both may
    /// see each other, and then the side of the lower cluster counts.
    /// </summary>
    private bool IsMine(int group, int other, int cluster)
    {
        var nearest = _clusters.Nearest(other);
        return nearest[0] == cluster
            ? other < group
            : cluster < nearest[0] || !_clusters.Nearest(group).Contains(nearest[0]);
    }

    private sealed class SameEmbedding(PictureSet pictures) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => pictures.Embedding(x).SequenceEqual(pictures.Embedding(y));

        public int GetHashCode(int picture)
        {
            var code = new HashCode();
            code.AddBytes(MemoryMarshal.AsBytes(pictures.Embedding(picture)));
            return code.ToHashCode();
        }
    }
}
