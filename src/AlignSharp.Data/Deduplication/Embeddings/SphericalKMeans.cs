using System.Numerics.Tensors;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Deduplication.Embeddings;

/// <summary>
/// k-means by cosine: Lloyd's iterations over a sample, from centers drawn by a seed. The same embeddings give the same
/// centers on one machine, however many threads work.
/// </summary>
internal static class SphericalKMeans
{
    /// <summary>Embeddings in a cluster, on average: few comparisons within it, few centers to compare with.</summary>
    private const int PerCluster = 256;

    private const int MaximumClusters = 4096;
    private const int SampledPerCluster = 64;
    private const int Iterations = 8;
    private const ulong Seed = 0xA119;

    /// <summary>Centers of length 1: one for every <see cref="PerCluster"/> embeddings.</summary>
    public static RowTable<float> Find(
        int count, int size, EmbeddingReader embeddings, IProgress<DedupProgress>? progress, CancellationToken cancellationToken)
    {
        var clusters = Math.Clamp(count / PerCluster, 1, MaximumClusters);
        var sample = Draw(count, clusters * SampledPerCluster);
        var centers = new RowTable<float>(Math.Max(size, 1));
        foreach (var index in sample.AsSpan(0, Math.Min(clusters, sample.Length)))
        {
            centers.Add(embeddings(index));
        }

        for (var iteration = 0; iteration < Iterations && centers.Count > 1; iteration++)
        {
            progress?.Report(new DedupProgress("clustering embeddings", iteration, Iterations));
            var nearest = Assign(sample, embeddings, centers, cancellationToken);
            Move(sample, nearest, embeddings, centers);
        }

        return centers;
    }

    private static int[] Draw(int count, int wanted)
    {
        var indices = Enumerable.Range(0, count).ToArray();
        new SplitMix64(Seed).Shuffle(indices);
        return indices[..Math.Min(count, wanted)];
    }

    private static int[] Assign(int[] sample, EmbeddingReader embeddings, RowTable<float> centers, CancellationToken cancellationToken)
    {
        var nearest = new int[sample.Length];
        Parallel.For(0, sample.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var embedding = embeddings(sample[i]);
            var best = float.NegativeInfinity;
            for (var center = 0; center < centers.Count; center++)
            {
                var cosine = TensorPrimitives.Dot(embedding, centers[center]);
                (best, nearest[i]) = cosine > best ? (cosine, center) : (best, nearest[i]);
            }
        });
        return nearest;
    }

    /// <summary>Moves each center to the mean direction of its embeddings; one that has none stays.</summary>
    private static void Move(int[] sample, int[] nearest, EmbeddingReader embeddings, RowTable<float> centers)
    {
        var sums = new RowTable<float>(centers.Width);
        for (var center = 0; center < centers.Count; center++)
        {
            sums.Add(new float[centers.Width]);
        }

        // One thread adds, in the order of the sample, so that rounding is the same in every run.
        for (var i = 0; i < sample.Length; i++)
        {
            var sum = sums[nearest[i]];
            TensorPrimitives.Add(sum, embeddings(sample[i]), sum);
        }

        for (var center = 0; center < centers.Count; center++)
        {
            var norm = TensorPrimitives.Norm<float>(sums[center]);
            if (norm > 0)
            {
                TensorPrimitives.Divide(sums[center], norm, centers[center]);
            }
        }
    }
}
