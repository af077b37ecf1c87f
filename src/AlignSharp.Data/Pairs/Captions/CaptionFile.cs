namespace AlignSharp.Data.Pairs.Captions;

/// <summary>A file with the captions of many pictures, read by what its name says it is.</summary>
internal static class CaptionFile
{
    /// <exception cref="CaptionException">The file is missing, of an unknown kind, not in its encoding, or not laid out as its kind is.</exception>
    public static CaptionTable Read(string path, CaptionEncoding encoding, CaptionColumns columns) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".json" => CocoCaptions.Read(path, encoding),
            ".csv" or ".tsv" => DelimitedCaptions.Read(path, encoding, columns),
            ".token" or ".txt" => FlickrCaptions.Read(path, encoding),
            var other => throw new CaptionException(
                $"The caption file {path} ends in \"{other}\"; expected .csv, .tsv, .json (COCO), .token or .txt (Flickr30k)."),
        };
}
