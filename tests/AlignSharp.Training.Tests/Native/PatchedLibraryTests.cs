using AlignSharp.Training.Native;

namespace AlignSharp.Training.Tests.Native;

public sealed class PatchedLibraryTests : IDisposable
{
    private readonly TemporaryFolder _cache = new();

    public void Dispose() => _cache.Dispose();

    [Fact]
    public void Copy_is_made_once_and_found_again()
    {
        var first = PatchedLibrary.Prepare(BridgeFile.Path, _cache.FullName);
        var written = File.GetLastWriteTimeUtc(first);
        var second = PatchedLibrary.Prepare(BridgeFile.Path, _cache.FullName);

        Assert.Equal(first, second);
        Assert.Equal(written, File.GetLastWriteTimeUtc(second));
        Assert.Equal("libLibTorchSharp.so", Path.GetFileName(first));
    }

    [Fact]
    public void Damaged_copy_is_made_anew()
    {
        var copy = PatchedLibrary.Prepare(BridgeFile.Path, _cache.FullName);
        var intact = File.ReadAllBytes(copy);
        File.WriteAllBytes(copy, [.. intact[..^1], (byte)(intact[^1] + 1)]);

        PatchedLibrary.Prepare(BridgeFile.Path, _cache.FullName);

        Assert.Equal(intact, File.ReadAllBytes(copy));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_named_with_the_way_out()
    {
        var file = _cache.Combine("file");
        File.WriteAllText(file, "in the way");

        var error = Assert.Throws<NativeLibraryException>(() => PatchedLibrary.Prepare(BridgeFile.Path, file));

        Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("ALIGNSHARP_CACHE", error.Message, StringComparison.Ordinal);
    }
}
