using System.IO.Hashing;

namespace AlignSharp.Search.Storage;

/// <summary>
/// Writes a file under a temporary name and gives it the name of its contents when it is whole. Not thread-safe.
/// </summary>
internal sealed class MatrixWriter : IDisposable
{
    private readonly FileStream _stream;
    private readonly XxHash128 _hash = new();

    public MatrixWriter(string temporaryPath) =>
        _stream = new FileStream(temporaryPath, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);

    public void Write(ReadOnlySpan<byte> row)
    {
        _hash.Append(row);
        _stream.Write(row);
    }

    /// <summary>Brings the file to the disk and moves it into its folder.</summary>
    /// <returns>Its name there.</returns>
    public string Complete(string folder, string prefix, string kind)
    {
        var name = $"{prefix}-{Convert.ToHexStringLower(_hash.GetCurrentHash())}.{kind}";
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_stream.Name, Path.Combine(folder, name), overwrite: true);
        return name;
    }

    public void Dispose() => _stream.Dispose();
}
