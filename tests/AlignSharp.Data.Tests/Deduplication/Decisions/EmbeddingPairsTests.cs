using System.Numerics.Tensors;
using AlignSharp.Data.Deduplication;
using AlignSharp.Data.Deduplication.Decisions;
using AlignSharp.Data.Deduplication.Hashing;
using AlignSharp.Data.Deduplication.Sources;

namespace AlignSharp.Data.Tests.Deduplication.Decisions;

public class EmbeddingPairsTests
{
    private const int Size = 64;
    private static readonly DedupRequest Request = new() { Inputs = ["x"], Output = "x.csv", Method = DedupMethod.Embedding };

    [Fact]
    public void Clustering_loses_almost_no_pair()
    {
        var embeddings = Scattered(6000);
        var expected = Compared(embeddings);
        var found = Searched(embeddings);

        Assert.True(expected.Count > 2000, $"Only {expected.Count} pairs are near.");
        Assert.Subset(expected, found);
        Assert.True(found.Count > 0.995 * expected.Count, $"{found.Count} of {expected.Count} pairs were found.");
    }

    [Fact]
    public void Few_pictures_are_compared_with_every_other()
    {
        var embeddings = Scattered(400);
        Assert.Equal(Compared(embeddings), Searched(embeddings));
    }

    [Fact]
    public void Equal_embeddings_are_one_group()
    {
        var embeddings = Enumerable.Repeat(Scattered(1)[0], 50).ToArray();
        var near = EmbeddingPairs.Find(Set(embeddings), Request, null, TestContext.Current.CancellationToken);
        Assert.Equal(1, near.Pictures.Count);
    }

    /// <summary>Copies of some directions, disturbed so that their cosines lie on both sides of the bound.</summary>
    private static float[][] Scattered(int count)
    {
        var random = new Random(3);
        var centers = Enumerable.Range(0, Math.Max(1, count / 4)).Select(_ => Direction(random)).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var embedding = (float[])centers[random.Next(centers.Length)].Clone();
            TensorPrimitives.MultiplyAdd(Direction(random), (float)random.NextDouble() * 0.3f, embedding, embedding);
            return embedding;
        })];
    }

    private static float[] Direction(Random random)
    {
        var values = Enumerable.Range(0, Size).Select(_ => (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)).ToArray();
        TensorPrimitives.Divide(values, TensorPrimitives.Norm<float>(values), values);
        return values;
    }

    private static HashSet<(int, int)> Compared(float[][] embeddings)
    {
        var pairs = new HashSet<(int, int)>();
        for (var i = 0; i < embeddings.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (TensorPrimitives.CosineSimilarity<float>(embeddings[i], embeddings[j]) >= Request.Cosine)
                {
                    pairs.Add((i, j));
                }
            }
        }

        return pairs;
    }

    private static HashSet<(int, int)> Searched(float[][] embeddings)
    {
        var near = EmbeddingPairs.Find(Set(embeddings), Request, null, TestContext.Current.CancellationToken);
        var pairs = new HashSet<(int, int)>();
        for (var group = 0; group < near.Pictures.Count; group++)
        {
            foreach (var neighbor in near[group])
            {
                var (one, other) = (near.Pictures[group][0], near.Pictures[neighbor.Group][0]);
                pairs.Add((Math.Max(one, other), Math.Min(one, other)));
            }
        }

        return pairs;
    }

    private static PictureSet Set(float[][] embeddings)
    {
        var set = new PictureSet();
        var source = new EmbeddingFileSource("x.npy");
        for (var i = 0; i < embeddings.Length; i++)
        {
            set.AddOwn(source, new Reading(i, $"{i}", new Fingerprint(0, default(PerceptualHash), default, embeddings[i]), null));
        }

        return set;
    }
}
