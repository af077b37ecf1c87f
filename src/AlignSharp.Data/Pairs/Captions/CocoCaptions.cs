using System.Text.Json;

namespace AlignSharp.Data.Pairs.Captions;

/// <summary>Captions in COCO's JSON: "images" with id and file_name, "annotations" with image_id and caption.</summary>
internal static class CocoCaptions
{
    private static readonly JsonSerializerOptions Naming = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static CaptionTable Read(string path, CaptionEncoding encoding)
    {
        var file = ReadFile(path, encoding);
        if (file is not { Images: { } images, Annotations: { } annotations })
        {
            throw new CaptionException($"{path} lacks images or annotations; expected COCO captions with both.");
        }

        var captions = annotations.ToLookup(annotation => annotation.ImageId);
        var table = new CaptionTable();
        foreach (var image in images.Where(image => image.FileName is not null))
        {
            foreach (var annotation in captions[image.Id])
            {
                table.Add(image.FileName!, annotation.Caption ?? "");
            }
        }

        var known = images.Select(image => image.Id).ToHashSet();
        foreach (var stray in annotations.Where(annotation => !known.Contains(annotation.ImageId)))
        {
            table.AddMalformed($"{path} has a caption of image {stray.ImageId}, which is not among its images.");
        }

        return table;
    }

    private static CocoFile? ReadFile(string path, CaptionEncoding encoding)
    {
        using var text = CaptionText.Open(path, encoding);
        try
        {
            return encoding == CaptionEncoding.Utf8
                ? JsonSerializer.Deserialize<CocoFile>(text.BaseStream, Naming)
                : JsonSerializer.Deserialize<CocoFile>(text.ReadToEnd(), Naming);
        }
        catch (JsonException error)
        {
            throw new CaptionException($"{path} is no COCO captions file (line {error.LineNumber + 1}); expected images and annotations.", error);
        }
    }

    private sealed record CocoFile(List<CocoImage>? Images, List<CocoAnnotation>? Annotations);

    private sealed record CocoImage(long Id, string? FileName);

    private sealed record CocoAnnotation(long ImageId, string? Caption);
}
