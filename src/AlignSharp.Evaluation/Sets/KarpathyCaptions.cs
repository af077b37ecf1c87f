using System.Text.Json;
using AlignSharp.Data.Pairs.Captions;

namespace AlignSharp.Evaluation.Sets;

/// <summary>
/// Karpathy's captions and divisions of COCO and Flickr30k: images with filepath, filename, split and sentences. The parts
/// are test, val, train and restval.
/// </summary>
internal static class KarpathyCaptions
{
    public const string DefaultSplit = "test";
    private const int HeadLength = 1 << 16;
    private static readonly JsonSerializerOptions Naming = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Whether a file begins as these do: COCO's own captions have no sentences.</summary>
    public static bool IsLayout(string path)
    {
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || !File.Exists(path))
        {
            return false;
        }

        using var stream = File.OpenRead(path);
        var head = new byte[HeadLength];
        return head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).IndexOf("\"sentences\""u8) >= 0;
    }

    /// <summary>The captions of one part; pictures are named as they lie in the folder, with COCO's val2014/ or without.</summary>
    public static CaptionTable Read(string path, string folder, string split)
    {
        var table = new CaptionTable();
        foreach (var image in ReadPart(path, split))
        {
            var nested = string.IsNullOrEmpty(image.Filepath) ? image.Filename! : $"{image.Filepath}/{image.Filename}";
            var name = File.Exists(Path.Join(folder, nested)) ? nested : image.Filename!;
            foreach (var sentence in image.Sentences ?? [])
            {
                table.Add(name, sentence.Raw ?? "");
            }
        }

        return table;
    }

    /// <summary>The file names of one part.</summary>
    public static HashSet<string> Names(string path, string split) => [.. ReadPart(path, split).Select(static image => image.Filename!)];

    private static List<Image> ReadPart(string path, string split)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var images = JsonSerializer.Deserialize<Division>(stream, Naming)?.Images ?? [];
            var part = images.FindAll(image => image.Split == split && image.Filename is not null);
            return part.Count > 0
                ? part
                : throw new EvaluationException(
                    $"{path} has no picture in the part {split}; expected one of {string.Join(", ", images.Select(static image => image.Split).Distinct())}.");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"{path} cannot be read as images with split and sentences: {error.Message}", error);
        }
    }

    private sealed record Division(List<Image>? Images);

    private sealed record Image(string? Filepath, string? Filename, string? Split, List<Sentence>? Sentences);

    private sealed record Sentence(string? Raw);
}
