using AlignSharp.Imaging;

namespace AlignSharp.Search.Building.Sources;

/// <summary>A picture in a file of its own.</summary>
internal static class PictureFile
{
    private static readonly ImageLimits Limits = new();

    /// <summary>An item that is read when it is asked for; a file that is missing fails then.</summary>
    public static SourceItem Describe(IndexEntry entry, string path)
    {
        var file = new FileInfo(path);
        var known = file.Exists ? entry with { Bytes = file.Length, Modified = file.LastWriteTimeUtc.Ticks } : entry;
        return new SourceItem(known with { Source = file.FullName }, () => Read(path));
    }

    private static ReadOnlyMemory<byte> Read(string path)
    {
        try
        {
            Limits.CheckBytes(path, new FileInfo(path).Length);
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SearchException($"{path} was not found; expected a picture.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SearchException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
