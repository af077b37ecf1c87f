using System.Text.Json;
using AlignSharp.IO;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Approximate;

/// <summary>
/// What the graph of an index is: <c>graph.json</c> in its folder. It names the vectors that it was built for by their
/// hash, so that a graph of others is not used.
/// </summary>
/// <param name="Version">The version of the layout.</param>
/// <param name="File">The graph, named by its contents.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Vectors">The file of the vectors that it was built for.</param>
/// <param name="Options">How it was built.</param>
internal sealed record GraphManifest(int Version, string File, long Bytes, string Vectors, GraphOptions Options)
{
    public const int CurrentVersion = 1;
    public const string FileName = "graph.json";
    private const int MaximumBytes = 1 << 16;

    /// <exception cref="SearchException">There is no graph, a damaged one, or one of other vectors.</exception>
    public static GraphManifest Read(string folder, IndexManifest index)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var length = new FileInfo(path).Length;
            var bytes = length <= MaximumBytes ? System.IO.File.ReadAllBytes(path) : throw new JsonException($"{length} bytes");
            if (JsonSerializer.Deserialize(bytes, IndexJson.Default.GraphManifest) is not { Version: CurrentVersion, File: not null, Options: not null } graph
                || graph.File != Path.GetFileName(graph.File))
            {
                throw new SearchException($"{path} describes no graph that this version reads; expected layout {CurrentVersion}.");
            }

            graph.Options.Check();
            return graph.Vectors == index.Vectors
                ? graph
                : throw new SearchException($"{path} is of other vectors than the index has now; expected that 'align index graph' was run again.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SearchException($"{folder} has no graph for approximate search; expected that 'align index graph' was run.", error);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SearchException($"{path} cannot be read ({error.Message.TrimEnd('.')}); expected the JSON that 'align index graph' writes.", error);
        }
    }

    public void Write(string folder) => AtomicFile.WriteAllBytes(
        Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, IndexJson.Default.GraphManifest));
}
