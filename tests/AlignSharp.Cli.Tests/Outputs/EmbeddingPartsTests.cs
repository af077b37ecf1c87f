using AlignSharp.Cli.Outputs;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Outputs;

public sealed class EmbeddingPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Output => _folder.Combine("out.npy");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_done_is_known_again_to_the_bit()
    {
        var parts = EmbeddingParts.Open(Output, "model", size: 2);
        for (var i = 0; i < 1500; i++)
        {
            parts.Add($"{i}", new FloatTensor([i, -i], 1, 2));
        }

        var again = EmbeddingParts.Open(Output, "model", size: 2);
        Assert.Equal(1024, again.Count);
        Assert.Equal([1023f, -1023f], again.Get("1023").Values.ToArray());

        parts.Flush();
        again = EmbeddingParts.Open(Output, "model", size: 2);
        Assert.Equal(1500, again.Count);
        Assert.Equal([1400f, -1400f], again.Get("1400").Values.ToArray());
        again.Remove();
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Another_model_and_damaged_parts_count_for_nothing()
    {
        var parts = EmbeddingParts.Open(Output, "model", size: 2);
        parts.Add("a", new FloatTensor([1, 2], 1, 2));
        parts.Flush();

        Assert.Equal(0, EmbeddingParts.Open(Output, "other", size: 2).Count);
        File.WriteAllText(Directory.GetFiles(Output + ".parts").Single(), "torn");
        Assert.Equal(0, EmbeddingParts.Open(Output, "model", size: 2).Count);
    }

    [Fact]
    public void A_file_that_changed_is_another()
    {
        var path = _folder.Combine("picture.png");
        File.WriteAllText(path, "one");
        var before = EmbeddingParts.KeyOf(path);
        File.WriteAllText(path, "three");

        Assert.NotEqual(before, EmbeddingParts.KeyOf(path));
        Assert.Equal("a text", EmbeddingParts.KeyOf("a text"));
        Assert.NotEqual("a shard/0001", EmbeddingParts.KeyOf("a shard/0001", path));
    }
}
