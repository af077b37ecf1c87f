using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Reports;

/// <summary>Small pictures of examples, ready to stand in a page. Immutable.</summary>
public sealed class ExamplePictures
{
    private const int LongestSide = 160;
    private const int Quality = 75;
    private const int MostPictures = 400;
    private readonly ImmutableDictionary<string, string> _pictures;

    private ExamplePictures(ImmutableDictionary<string, string> pictures) => _pictures = pictures;

    /// <summary>Reads a set once more and keeps the pictures that the examples of a result show.</summary>
    /// <param name="set">The set.</param>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<ExamplePictures> ReadAsync(
        IEvaluationSet set, EvaluationResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(result);
        var wanted = result.Splits.SelectMany(static split => split.Results)
            .SelectMany(static task => task.Galleries).SelectMany(static gallery => gallery.Examples).Where(static example => example.Picture is null)
            .Select(static example => example.Key).Distinct().Take(MostPictures).ToHashSet();
        var pictures = ImmutableDictionary.CreateBuilder<string, string>();
        if (wanted.Count > 0)
        {
            await foreach (var (facts, picture) in set.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (wanted.Remove(facts.Key))
                {
                    pictures[facts.Key] = Encode(ImageDecoder.Default.Decode(picture, facts.Key));
                }
            }
        }

        return new ExamplePictures(pictures.ToImmutable());
    }

    /// <summary>The data URI of an example's picture; nothing where it is one too many.</summary>
    internal string? Find(Example example) =>
        example.Picture is { } made ? Encode(made) : _pictures.GetValueOrDefault(example.Key);

    private static string Encode(RgbImage image)
    {
        var scale = Math.Min(1, (double)LongestSide / Math.Max(image.Width, image.Height));
        var small = scale == 1 ? image : image.Resize(
            Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale)), ResampleFilter.Bilinear);
        return "data:image/webp;base64," + Convert.ToBase64String(ImageEncoder.WebP(small, Quality));
    }
}
