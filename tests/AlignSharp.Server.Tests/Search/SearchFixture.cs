using AlignSharp.Checkpoints;
using AlignSharp.Imaging;
using AlignSharp.Search;

namespace AlignSharp.Server.Tests.Search;

/// <summary>A server with an index of the samples that the README shows.</summary>
public sealed class SearchFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningServer? _server;

    public static string[] Names { get; } = ["circle.webp", "folder.webp", "hand.webp", "sun.webp"];

    internal HttpClient Client => _server!.Client;

    internal Uri Address => _server!.Address;

    internal string IndexPath => Path.Combine(_folder.FullName, "samples");

    public async ValueTask InitializeAsync()
    {
        Write(IndexPath, await ModelIdentity.HashAsync(Fixtures.AlignMini));
        _server = await RunningServer.StartAsync(RunningServer.Options with
        {
            Indexes = RunningServer.Options.Indexes.Add("samples", IndexPath),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _folder.Dispose();
    }

    internal static void Write(string path, string hash)
    {
        using var writer = IndexWriter.Create(path, DefaultModel.Value.EmbeddingSize, VectorPrecision.Float32, model: "align-mini", modelHash: hash);
        foreach (var name in Names)
        {
            var source = Path.Combine(Fixtures.Repository, "samples", name);
            var picture = ImageDecoder.Default.Decode(source);
            writer.Add(
                new IndexEntry(name) { Source = source, Caption = "a " + name, Metadata = $$"""{"width":{{picture.Width}}}""" },
                DefaultModel.Embed(File.ReadAllBytes(source)));
        }

        writer.Complete();
    }
}
