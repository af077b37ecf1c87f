using System.IO.Hashing;
using System.Text;
using AlignSharp.Imaging;
using AlignSharp.Search.Building.Sources;

namespace AlignSharp.Search.Building;

/// <summary>
/// Reads an item, finds out whether its vector is known (the same size and time, or else the same hash), and decodes and
/// resizes it where not. Safe to use from several threads.
/// </summary>
internal sealed class ItemPreparer(AlignModel model, KnownVectors known, StageClock clock)
{
    public PreparedItem Prepare(SourceItem item)
    {
        var found = known.Find(item.Entry.Kind, item.Entry.Name);
        if (item.Entry.Kind == EntryKind.Text)
        {
            return PrepareText(item.Entry with { Hash = Hash(Encoding.UTF8.GetBytes(item.Entry.Caption!)) }, found);
        }

        return found is { } same && same.Entry.Modified > 0
            && (same.Entry.Bytes, same.Entry.Modified) == (item.Entry.Bytes, item.Entry.Modified)
            ? new PreparedItem(item.Entry with { Hash = same.Entry.Hash }, same.Place, null, null)
            : PreparePicture(item, found);
    }

    private static PreparedItem PrepareText(IndexEntry entry, (IndexEntry Entry, VectorPlace Place)? found) =>
        new(entry, found?.Entry.Hash == entry.Hash ? found.Value.Place : null, null, null);

    private PreparedItem PreparePicture(SourceItem item, (IndexEntry Entry, VectorPlace Place)? found)
    {
        try
        {
            var (bytes, hash) = clock.Measure(StageClock.Stage.Reading, () =>
            {
                var read = item.Read();
                return (read, Hash(read.Span));
            });
            var entry = item.Entry with { Hash = hash };
            if (found?.Entry.Hash == hash)
            {
                return new PreparedItem(entry, found.Value.Place, null, null);
            }

            var image = clock.Measure(StageClock.Stage.Preparing, () => ImageDecoder.Default.Decode(bytes, item.Entry.Name));
            return new PreparedItem(entry, null, clock.Measure(StageClock.Stage.Preparing, () => model.Processor.Images.Process([image])), null);
        }
        catch (AlignException error) when (error is SearchException or ImageException)
        {
            return new PreparedItem(item.Entry, null, null, error);
        }
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));
}
