using AlignSharp.Search.Importing;

namespace AlignSharp.Search.Tests.Importing;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_was_exported_is_imported_again()
    {
        IndexFixture.Write(_folder.Combine("index"), IndexFixture.Vectors(50, 12, 1));
        using var index = EmbeddingIndex.Open(_folder.Combine("index"));
        IndexExporter.WriteClipRetrieval(index, _folder.Combine("exported"), TestContext.Current.CancellationToken);
        var report = await ImportAsync(_folder.Combine("exported"), 12);
        using var imported = EmbeddingIndex.Open(_folder.Combine("imported"));
        Assert.Equal(50, report.Index.Rows);
        Assert.Equal("7", imported.GetEntry(7).Name);
        Assert.All(imported.GetVector(7).Zip(index.GetVector(7)), static pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
    }

    [Fact]
    public async Task Vectors_of_another_size_are_refused()
    {
        IndexFixture.Write(_folder.Combine("index"), IndexFixture.Vectors(3, 12, 1));
        using var index = EmbeddingIndex.Open(_folder.Combine("index"));
        IndexExporter.WriteClipRetrieval(index, _folder.Combine("exported"), TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<SearchException>(() => ImportAsync(_folder.Combine("exported"), 13));
        Assert.Contains("has vectors of 12 numbers; the model expects 13", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_numpy_file_is_refused()
    {
        await File.WriteAllTextAsync(_folder.Combine("x.npy"), "not numbers at all", TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<SearchException>(() => ImportAsync(_folder.Combine("x.npy"), 4));
        Assert.Contains("is no NumPy file", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ImportReport> ImportAsync(string input, int size) => IndexImporter.ImportAsync(
        input, _folder.Combine("imported"), new IndexInfo(0, size, VectorPrecision.Float32, "", ""), cancellationToken: TestContext.Current.CancellationToken);
}
