using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Approximate;

/// <summary>The graph that an index had when it was opened, held until a search follows it. Not thread-safe.</summary>
internal sealed class KeptGraph : IDisposable
{
    private readonly GraphManifest _manifest;
    private readonly KeptFile _file;

    private KeptGraph(GraphManifest manifest, KeptFile file) => (_manifest, _file) = (manifest, file);

    /// <summary>The graph; null where there is none that can be used: the search that asks for it says why.</summary>
    public static KeptGraph? TryOpen(string folder, IndexManifest index)
    {
        if (!File.Exists(Path.Combine(folder, GraphManifest.FileName)))
        {
            return null;
        }

        try
        {
            var manifest = GraphManifest.Read(folder, index);
            return new KeptGraph(manifest, KeptFile.Open(Path.Combine(folder, manifest.File)));
        }
        catch (SearchException)
        {
            return null;
        }
    }

    /// <exception cref="SearchException">It is damaged.</exception>
    public NeighbourGraph Load(IndexManifest index) => NeighbourGraph.Open(_file.Locate(), _manifest, index);

    public void Dispose() => _file.Dispose();
}
