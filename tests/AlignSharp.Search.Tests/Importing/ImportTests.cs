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
    public async Task Float16_vectors_are_imported_with_the_names_beside_them()
    {
        Half[] values = [(Half)3, (Half)4, (Half)(-0.5f), (Half)0, (Half)5.96e-8f, (Half)0, (Half)0, (Half)0];
        const string header = "{'descr': '<f2', 'fortran_order': False, 'shape': (4, 2), }";
        await using (var file = new BinaryWriter(File.Create(_folder.Combine("x.npy"))))
        {
            file.Write((ReadOnlySpan<byte>)[0x93, .. "NUMPY"u8, 1, 0]);
            file.Write((ushort)118);
            file.Write(System.Text.Encoding.Latin1.GetBytes(header.PadRight(117) + "\n"));
            file.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<Half>(values));
        }

        await File.WriteAllLinesAsync(_folder.Combine("x.txt"), ["a", "b", "subnormal", "zero"], TestContext.Current.CancellationToken);
        var report = await ImportAsync(_folder.Combine("x.npy"), 2);
        Assert.Equal((3, "zero"), (report.Index.Rows, Assert.Single(report.Skipped).Name));
        using var imported = EmbeddingIndex.Open(_folder.Combine("imported"));
        Assert.Equal(["a", "b", "subnormal"], imported.GetEntries().Select(static entry => entry.Name));
        Assert.Equal([0.6f, 0.8f], imported.GetVector(0));
        Assert.Equal([-1f, 0], imported.GetVector(1));
        Assert.Equal([1f, 0], imported.GetVector(2));
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
