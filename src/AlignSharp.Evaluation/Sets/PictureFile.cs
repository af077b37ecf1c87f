using System.Collections.Immutable;
using AlignSharp.Data.Shards;
using AlignSharp.Evaluation.Results;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Sets;

/// <summary>A picture in a file of its own.</summary>
internal static class PictureFile
{
    private static readonly ImageLimits Limits = new();

    public static bool IsPicture(string path) => FieldKinds.Of(Path.GetExtension(path).ToLowerInvariant()) == FieldKind.Picture;

    /// <summary>The pictures below a folder by their path relative to it, with '/', in ordinal order. Links to folders are not followed.</summary>
    public static ImmutableArray<string> List(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return [.. Directory.EnumerateFiles(folder, "*", options).Where(IsPicture)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads a picture; one that is missing, unreadable or too large becomes a sample with a fault.</summary>
    public static async Task<EvaluationSample> ReadAsync(string path, SampleFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            Limits.CheckBytes(path, new FileInfo(path).Length);
            return new EvaluationSample(facts, await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return new EvaluationSample(facts, default) { Fault = new(SkipKind.Missing, $"{path} was not found; expected a picture.") };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ImageException)
        {
            return new EvaluationSample(facts, default) { Fault = new(SkipKind.Broken, $"{path} cannot be read: {error.Message}") };
        }
    }
}
