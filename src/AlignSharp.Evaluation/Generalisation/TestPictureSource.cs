using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignSharp.Data.Deduplication.Sources;
using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>The pictures of a split, for the de-duplication to read; a picture's place there is its row here.</summary>
internal sealed class TestPictureSource(EmbeddedPictures pictures) : PictureSource(pictures.Set.Name)
{
    public override IEnumerable<string> Faults => [];

    protected override async IAsyncEnumerable<EncodedItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var row = 0;
        ImmutableArray<int> all = [.. Enumerable.Range(0, pictures.Samples.Length)];
        await foreach (var (facts, picture) in pictures.ReadAsync(all, cancellationToken).ConfigureAwait(false))
        {
            yield return new EncodedItem(row++, facts.Key, () => ImageDecoder.Default.Decode(picture, facts.Key));
        }
    }
}
