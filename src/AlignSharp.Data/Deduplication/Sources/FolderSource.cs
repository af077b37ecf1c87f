using System.Runtime.CompilerServices;
using AlignSharp.Data.Folders;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>The pictures of a folder and all folders below, by their paths in it. Links to folders are not followed.</summary>
internal sealed class FolderSource(string path) : PictureSource(path)
{
    private string[]? _keys;

    protected override async IAsyncEnumerable<EncodedItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listed once, so that places stay the same when files come and go.
        _keys ??= [.. FolderFiles.Of(Path).Where(FieldKinds.IsPictureFile).Order(StringComparer.Ordinal)];
        await Task.CompletedTask.ConfigureAwait(false);
        for (var ordinal = 0; ordinal < _keys.Length; ordinal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = System.IO.Path.Join(Path, _keys[ordinal]);
            yield return new EncodedItem(ordinal, _keys[ordinal], () => ImageDecoder.Default.Decode(file));
        }
    }
}
