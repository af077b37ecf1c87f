using AlignSharp.Evaluation.Embeddings;

namespace AlignSharp.Evaluation.Tests.Embeddings;

public sealed class FeatureChunksTests : IDisposable
{
    private const int Count = 300;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_whole_chunks_outlive_a_stopped_run()
    {
        var stopped = new FeatureChunks(_folder.FullName, Count, 2);
        Parallel.For(0, 280, item => stopped.Put(279 - item, [279 - item, 1], item == 0 ? "broken" : ""));
        var next = new FeatureChunks(_folder.FullName, Count, 2);
        Assert.Equal((280, 256), (stopped.Known, next.Known));
        Assert.True(next.Has(255));
        Assert.False(next.Has(256));
        for (var item = 256; item < Count; item++)
        {
            next.Put(item, item == 279 ? [] : [item, 1], item == 279 ? "broken" : "");
        }

        var whole = new FeatureChunks(_folder.FullName, Count, 2);
        Assert.Equal(Count, whole.Known);
        Assert.All(Enumerable.Range(0, Count), item => Assert.Equal(item == 279 ? [0, 0] : [item, 1f], whole.Whole.Features[item].ToArray()));
        Assert.Equal("broken", Assert.Single(whole.Whole.Reasons, static reason => reason.Length > 0));
    }

    [Fact]
    public void A_damaged_chunk_and_one_of_another_size_are_computed_anew()
    {
        var first = new FeatureChunks(_folder.FullName, 3, 2);
        for (var item = 0; item < 3; item++)
        {
            first.Put(item, [1, 2], "");
        }

        Assert.Equal(0, new FeatureChunks(_folder.FullName, 3, 4).Known);
        Assert.Equal(0, new FeatureChunks(_folder.FullName, 2, 2).Known);
        File.WriteAllText(Directory.GetFiles(_folder.FullName).Single(), "damaged");
        Assert.Equal(0, new FeatureChunks(_folder.FullName, 3, 2).Known);
    }
}
