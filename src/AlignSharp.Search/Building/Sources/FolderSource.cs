using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignSharp.Data.Folders;
using AlignSharp.Data.Shards;

namespace AlignSharp.Search.Building.Sources;

/// <summary>
/// The pictures of a folder and all folders below, by their paths in it. A text file of the same name beside a picture is
/// its caption. Links to folders are not followed.
/// </summary>
internal sealed class FolderSource : IIndexSource
{
    private const int LongestCaption = 1 << 16;
    private readonly string _folder;
    private readonly ImmutableArray<string> _pictures;
    private readonly HashSet<string> _texts;

    public FolderSource(string folder)
    {
        _folder = folder;
        string[] files = [.. FolderFiles.Of(folder)];
        _pictures = [.. files.Where(FieldKinds.IsPictureFile).Order(StringComparer.Ordinal)];
        _texts = [.. files.Where(static name => name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))];
    }

    public long? Count => _pictures.Length;

    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in _pictures)
        {
            var entry = new IndexEntry(name) { Caption = await ReadCaptionAsync(name, cancellationToken).ConfigureAwait(false) };
            yield return PictureFile.Describe(entry, Path.Join(_folder, name));
        }
    }

    private async Task<string?> ReadCaptionAsync(string name, CancellationToken cancellationToken)
    {
        var text = Path.ChangeExtension(name, ".txt");
        if (!_texts.Contains(text))
        {
            return null;
        }

        var file = new FileInfo(Path.Join(_folder, text));
        if (file.Length > LongestCaption)
        {
            throw new SearchException($"{file.FullName} has {file.Length} bytes; expected a caption of at most {LongestCaption}.");
        }

        var caption = (await File.ReadAllTextAsync(file.FullName, cancellationToken).ConfigureAwait(false)).Trim();
        return caption.Length > 0 ? caption : null;
    }
}
