using AlignSharp.Imaging;

namespace AlignSharp.Search.Queries;

/// <summary>A picture of a query and how much it counts.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Weight">How much it counts.</param>
public sealed record WeightedImage(RgbImage Image, float Weight = EmbeddingQuery.DefaultImageWeight)
{
    /// <summary>Reads a picture's path with a weight behind it or none: "ref.jpg", "ref.jpg^2".</summary>
    /// <param name="text">The path.</param>
    /// <exception cref="ImageException">There is no picture.</exception>
    public static WeightedImage Load(string text)
    {
        var (path, weight) = File.Exists(text) ? (text, null) : WeightedText.Split(text);
        var image = ImageDecoder.Default.Decode(path);
        return weight is { } given ? new WeightedImage(image, given) : new WeightedImage(image);
    }
}
