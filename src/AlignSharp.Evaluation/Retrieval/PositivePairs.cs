using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Retrieval;

/// <summary>
/// Which texts belong to which images: several texts an image, several images a text, or both. Immutable and safe to use
/// from several threads.
/// </summary>
public sealed class PositivePairs
{
    private PositivePairs(ImmutableArray<ImmutableArray<int>> textsOf, ImmutableArray<ImmutableArray<int>> imagesOf) =>
        (TextsOf, ImagesOf) = (textsOf, imagesOf);

    /// <summary>The texts of each image, ascending and each once.</summary>
    public ImmutableArray<ImmutableArray<int>> TextsOf { get; }

    /// <summary>The images of each text, ascending and each once.</summary>
    public ImmutableArray<ImmutableArray<int>> ImagesOf { get; }

    /// <summary>Turns the list around, so that both directions are known.</summary>
    /// <param name="textsOf">The texts of each image; every image has at least one.</param>
    /// <param name="texts">How many texts there are; each belongs to at least one image.</param>
    /// <exception cref="EvaluationException">An image has no text, a text no image, or a number is outside the list.</exception>
    public static PositivePairs Create(IReadOnlyList<IReadOnlyCollection<int>> textsOf, int texts)
    {
        ArgumentNullException.ThrowIfNull(textsOf);
        var images = new List<int>[texts];
        for (var text = 0; text < texts; text++)
        {
            images[text] = [];
        }

        var sorted = textsOf.Select((own, image) => Sort(own, image, texts)).ToImmutableArray();
        for (var image = 0; image < sorted.Length; image++)
        {
            foreach (var text in sorted[image])
            {
                images[text].Add(image);
            }
        }

        var stray = Array.FindIndex(images, static own => own.Count == 0);
        return stray < 0
            ? new PositivePairs(sorted, [.. images.Select(static own => own.ToImmutableArray())])
            : throw new EvaluationException($"Text {stray} belongs to no image; expected at least one.");
    }

    private static ImmutableArray<int> Sort(IReadOnlyCollection<int> own, int image, int texts)
    {
        if (own.Count == 0)
        {
            throw new EvaluationException($"Image {image} has no text; expected at least one.");
        }

        var outside = own.Where(text => text < 0 || text >= texts).ToList();
        return outside.Count == 0
            ? [.. own.Distinct().Order()]
            : throw new EvaluationException($"Image {image} names text {outside[0]}; expected one of 0 to {texts - 1}.");
    }
}
