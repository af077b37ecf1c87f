using System.IO.Enumeration;
using System.Runtime.CompilerServices;
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
        _keys ??= [.. List().Order(StringComparer.Ordinal)];
        await Task.CompletedTask.ConfigureAwait(false);
        for (var ordinal = 0; ordinal < _keys.Length; ordinal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = System.IO.Path.Join(Path, _keys[ordinal]);
            yield return new EncodedItem(ordinal, _keys[ordinal], () => ImageDecoder.Default.Decode(file));
        }
    }

    private FileSystemEnumerable<string> List()
    {
        var root = System.IO.Path.GetFullPath(Path);
        return new FileSystemEnumerable<string>(
            root,
            (ref FileSystemEntry entry) =>
                System.IO.Path.GetRelativePath(root, entry.ToFullPath()).Replace(System.IO.Path.DirectorySeparatorChar, '/'),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && IsPicture(entry.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
    }

    private static bool IsPicture(ReadOnlySpan<char> name) =>
        FieldKinds.Of(System.IO.Path.GetExtension(name).ToString().ToLowerInvariant()) == FieldKind.Picture;
}
