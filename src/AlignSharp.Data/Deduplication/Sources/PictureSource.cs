using System.Runtime.CompilerServices;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>A source of encoded pictures.</summary>
internal abstract class PictureSource(string path) : DedupSource(path)
{
    /// <summary>All pictures, in an order that does not change.</summary>
    protected abstract IAsyncEnumerable<EncodedItem> ItemsAsync(CancellationToken cancellationToken);

    public override IAsyncEnumerable<Reading> ReadAsync(Fingerprinter maker, CancellationToken cancellationToken) =>
        maker.ReadAsync(ItemsAsync(cancellationToken), cancellationToken);

    public override async IAsyncEnumerable<(int Ordinal, RgbImage Image)> LookAsync(
        IReadOnlySet<int> ordinals, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = ordinals.Count;
        await foreach (var item in ItemsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (ordinals.Contains(item.Ordinal))
            {
                yield return (item.Ordinal, item.Decode());
                if (--left == 0)
                {
                    yield break;
                }
            }
        }
    }
}
