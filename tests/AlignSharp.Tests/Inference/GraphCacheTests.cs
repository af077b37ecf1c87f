using AlignSharp.Inference;

namespace AlignSharp.Tests.Inference;

public sealed class GraphCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ReferenceResults _expected = new("models", "tiny_silu");

    [Fact]
    public void A_model_from_the_cache_gives_the_same_features_as_one_that_filled_it()
    {
        var first = ImageFeatures();
        var entries = Directory.GetDirectories(Graphs);
        var second = ImageFeatures();

        Assert.Single(entries);
        Assert.Equal(entries, Directory.GetDirectories(Graphs));
        Assert.Equal(first.Values.ToArray(), second.Values.ToArray());
        _expected.Check("image_features", second, 1e-5f);
    }

    [Theory]
    [InlineData("optimized.onnx")]
    [InlineData("optimized.onnx.data")]
    [InlineData("manifest.json")]
    public void A_damaged_entry_is_built_anew(string file)
    {
        var expected = ImageFeatures();
        var path = Path.Combine(Directory.GetDirectories(Graphs).Single(), file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 0x10;
        File.WriteAllBytes(path, bytes);

        var actual = ImageFeatures();

        Assert.Equal(expected.Values.ToArray(), actual.Values.ToArray());
        Assert.True(GraphCacheManifest.Verify(Directory.GetDirectories(Graphs).Single()));
    }

    [Theory]
    [InlineData("optimized.onnx")]
    [InlineData("optimized.onnx.data")]
    [InlineData("manifest.json")]
    public void A_missing_or_shortened_file_is_built_anew(string file)
    {
        var expected = ImageFeatures();
        var path = Path.Combine(Directory.GetDirectories(Graphs).Single(), file);
        using (var stream = File.OpenWrite(path))
        {
            stream.SetLength(stream.Length / 2);
        }

        Assert.Equal(expected.Values.ToArray(), ImageFeatures().Values.ToArray());
        File.Delete(path);
        Assert.Equal(expected.Values.ToArray(), ImageFeatures().Values.ToArray());
    }

    [Fact]
    public void A_manifest_that_names_files_elsewhere_is_not_believed()
    {
        ImageFeatures();
        var entry = Directory.GetDirectories(Graphs).Single();
        var manifest = Path.Combine(entry, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("optimized.onnx.data", "../optimized.onnx.data", StringComparison.Ordinal));

        Assert.False(GraphCacheManifest.Verify(entry));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_done_without()
    {
        var blocked = _folder.Combine("file");
        File.WriteAllText(blocked, "no folder");

        _expected.Check("image_features", ImageFeatures(blocked), 1e-5f);
    }

    [Fact]
    public void Changed_weights_are_another_entry()
    {
        var copy = Directory.CreateDirectory(_folder.Combine("model")).FullName;
        foreach (var file in Directory.GetFiles(Fixtures.Path("models", "tiny_silu")))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        ImageFeatures(checkpoint: copy);
        var weights = Path.Combine(copy, "model.safetensors");
        var bytes = File.ReadAllBytes(weights);
        bytes[^1] ^= 1;
        File.WriteAllBytes(weights, bytes);
        ImageFeatures(checkpoint: copy);

        Assert.Equal(2, Directory.GetDirectories(Graphs).Length);
    }

    public void Dispose()
    {
        _expected.Dispose();
        _folder.Dispose();
    }

    private string Graphs => _folder.Combine("cache", "graphs");

    private FloatTensor ImageFeatures(string? cache = null, string? checkpoint = null)
    {
        using var model = AlignModel.Load(
            checkpoint ?? Fixtures.Path("models", "tiny_silu"), new() { CacheFolder = cache ?? _folder.Combine("cache") });
        return model.GetImageFeatures(_expected.PixelValues, TestContext.Current.CancellationToken);
    }
}
