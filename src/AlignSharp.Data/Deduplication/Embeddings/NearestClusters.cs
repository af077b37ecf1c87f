using System.Numerics.Tensors;

namespace AlignSharp.Data.Deduplication.Embeddings;

/// <summary>Which clusters each embedding is nearest to, and which embeddings each cluster is among the nearest of. Immutable.</summary>
internal sealed class NearestClusters
{
    /// <summary>How many clusters an embedding is looked for in.</summary>
    private const int Listed = 4;

    private readonly int _listed;
    private readonly int[] _nearest;
    private readonly int[][] _members;

    private NearestClusters(int listed, int clusters, int[] nearest)
    {
        (_listed, _nearest) = (listed, nearest);
        var members = new List<int>[clusters];
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            members[cluster] = [];
        }

        for (var place = 0; place < nearest.Length; place++)
        {
            members[nearest[place]].Add(place / listed);
        }

        _members = Array.ConvertAll(members, list => list.ToArray());
    }

    /// <summary>The clusters nearest to an embedding, the nearest first.</summary>
    public ReadOnlySpan<int> Nearest(int index) => _nearest.AsSpan(index * _listed, _listed);

    /// <summary>The embeddings that have a cluster among their nearest, ascending.</summary>
    public ReadOnlySpan<int> Members(int cluster) => _members[cluster];

    public static NearestClusters Find(
        int count, int size, EmbeddingReader embeddings, IProgress<DedupProgress>? progress, CancellationToken cancellationToken)
    {
        var centers = SphericalKMeans.Find(count, size, embeddings, progress, cancellationToken);
        var listed = Math.Min(Listed, centers.Count);
        var nearest = new int[checked(count * listed)];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, index =>
            Rank(embeddings(index), centers, nearest.AsSpan(index * listed, listed)));
        return new NearestClusters(listed, centers.Count, nearest);
    }

    /// <summary>Fills in the nearest centers by insertion; of equally near ones the first comes first.</summary>
    private static void Rank(ReadOnlySpan<float> embedding, RowTable<float> centers, Span<int> nearest)
    {
        Span<float> cosines = stackalloc float[nearest.Length];
        cosines.Fill(float.NegativeInfinity);
        for (var center = 0; center < centers.Count; center++)
        {
            var cosine = TensorPrimitives.Dot(embedding, centers[center]);
            var place = nearest.Length;
            for (; place > 0 && cosine > cosines[place - 1]; place--)
            {
                if (place < nearest.Length)
                {
                    (cosines[place], nearest[place]) = (cosines[place - 1], nearest[place - 1]);
                }
            }

            if (place < nearest.Length)
            {
                (cosines[place], nearest[place]) = (cosine, center);
            }
        }
    }
}
