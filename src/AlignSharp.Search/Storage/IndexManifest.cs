using System.Text.Json;
using AlignSharp.IO;

namespace AlignSharp.Search.Storage;

/// <summary>
/// What an index is made of: <c>index.json</c> in its folder. The other files are named by their contents, so replacing
/// this one file replaces the index as a whole.
/// </summary>
/// <param name="Version">The version of the folder's layout.</param>
/// <param name="Info">What the index holds.</param>
/// <param name="Vectors">The file of float32 or float16 vectors.</param>
/// <param name="Codes">The file of int8 codes; null where there is none.</param>
/// <param name="Table">The Parquet file of entries, in the order of the vectors.</param>
/// <param name="Entries">The same entries by their rows.</param>
internal sealed record IndexManifest(int Version, IndexInfo Info, string Vectors, string? Codes, string Table, string Entries)
{
    public const int CurrentVersion = 2;
    public const string FileName = "index.json";
    private const int MaximumBytes = 1 << 20;
    public const int MaximumSize = 1 << 16;

    // Far more than disks hold, and no product of sizes overflows.
    private const long MaximumRows = 1L << 36;

    public IEnumerable<string> Files => Codes is null ? [Vectors, Table, Entries] : [Vectors, Codes, Table, Entries];

    /// <exception cref="SearchException">There is no index, or a file that is none.</exception>
    public static IndexManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var file = new FileInfo(path);
            if (file.Length > MaximumBytes)
            {
                throw new SearchException($"{path} has {file.Length} bytes; expected at most {MaximumBytes}.");
            }

            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), IndexJson.Default.IndexManifest);
            return manifest is { Version: CurrentVersion, Info: { Rows: >= 0 and <= MaximumRows, Size: > 0 and <= MaximumSize, Model: not null, ModelHash: not null } }
                && manifest.Files.All(IsPlainName) && (manifest.Info.Precision == VectorPrecision.Int8) == (manifest.Codes is not null)
                    ? manifest
                    : throw new SearchException($"{path} describes no index that this version reads; expected layout {CurrentVersion}.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SearchException($"{folder} holds no {FileName}; expected an index made by 'align index'.", error);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SearchException($"{path} cannot be read ({error.Message.TrimEnd('.')}); expected the JSON that 'align index' writes.", error);
        }
    }

    public void Write(string folder) => AtomicFile.WriteAllBytes(
        Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, IndexJson.Default.IndexManifest));

    // A manifest names files of its own folder, and no others.
    private static bool IsPlainName(string? name) => !string.IsNullOrEmpty(name) && name == Path.GetFileName(name) && name is not ("." or "..");
}
