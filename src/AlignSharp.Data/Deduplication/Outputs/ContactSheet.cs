using System.Collections.Immutable;
using System.Text;
using AlignSharp.Data.Deduplication.Decisions;
using AlignSharp.IO;

namespace AlignSharp.Data.Deduplication.Outputs;

/// <summary>
/// One page on which a person can look at the largest clusters: pictures inside the page, nothing loaded from elsewhere,
/// and bounded in size.
/// </summary>
internal sealed class ContactSheet(DedupResult result)
{
    private const int MaximumClusters = 200;
    private const int MaximumPictures = 12;
    private const int MaximumBytes = 16 << 20;

    private readonly Dictionary<int, byte[]> _thumbnails = [];
    private int _bytes;

    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        ImmutableArray<DuplicateCluster> shown =
            [.. result.Clusters.OrderByDescending(cluster => cluster.Dropped.Length).Take(MaximumClusters)];
        await CollectAsync([.. shown.SelectMany(Shown)], cancellationToken).ConfigureAwait(false);
        var page = new ContactSheetPage(result, _thumbnails);
        await AtomicFile.WriteAsync(
            path,
            async (stream, token) =>
            {
                await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
                foreach (var part in page.Render(shown, Shown))
                {
                    await text.WriteAsync(part.AsMemory(), token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<int> Shown(DuplicateCluster cluster) => cluster.Dropped.Prepend(cluster.Keeper).Take(MaximumPictures);

    /// <summary>Reads the pictures once more, each source once; stops where the page would become too large.</summary>
    private async Task CollectAsync(ImmutableArray<int> pictures, CancellationToken cancellationToken)
    {
        foreach (var source in pictures.Distinct().GroupBy(picture => result.Pictures[picture].Source))
        {
            var places = source.ToDictionary(picture => result.Pictures[picture].Ordinal);
            await foreach (var (ordinal, image) in source.Key.LookAsync(places.Keys.ToHashSet(), cancellationToken).ConfigureAwait(false))
            {
                var thumbnail = PictureThumbnail.Encode(image);
                _bytes += thumbnail.Length;
                if (_bytes > MaximumBytes)
                {
                    return;
                }

                _thumbnails[places[ordinal]] = thumbnail;
            }
        }
    }
}
