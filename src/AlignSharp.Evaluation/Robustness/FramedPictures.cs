using System.Collections.Immutable;
using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>
/// Pictures of a split at the size at which they are corrupted. All are decoded once, when the first is asked for, and stay
/// in memory (about 150 KB each). Safe to use from several threads.
/// </summary>
/// <param name="pictures">The split.</param>
/// <param name="rows">Which of its rows, ascending.</param>
internal sealed class FramedPictures(EmbeddedPictures pictures, ImmutableArray<int> rows)
{
    private readonly Lazy<Task<Dictionary<int, RgbImage>>> _framed = new(async () =>
    {
        var framed = new Dictionary<int, RgbImage>(rows.Length);
        await foreach (var (row, picture) in pictures.DecodeAsync(rows).ConfigureAwait(false))
        {
            framed[row] = PictureFrame.Fit(picture);
        }

        return framed;
    });

    public async ValueTask<RgbImage> GetAsync(int row, CancellationToken cancellationToken) =>
        (await _framed.Value.WaitAsync(cancellationToken).ConfigureAwait(false))[row];
}
