using AlignSharp.Data.Folders;
using AlignSharp.Data.Pairs.Captions;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>
/// A folder of pictures. What a caption file names is looked up among the files that are there, so that no name leads
/// elsewhere. Links to folders are not followed.
/// </summary>
internal sealed class PairFolder
{
    private readonly string _folder;
    private readonly SortedSet<string> _files;

    /// <exception cref="CaptionException">The folder is missing.</exception>
    public PairFolder(string folder)
    {
        _folder = folder;
        _files = Directory.Exists(folder)
            ? new SortedSet<string>(FolderFiles.Of(folder), StringComparer.Ordinal)
            : throw new CaptionException($"The folder {folder} was not found; expected a folder of pictures.");
    }

    private IEnumerable<string> Pictures => _files.Where(FieldKinds.IsPictureFile);

    /// <summary>Every picture with the text file beside it, in ordinal order.</summary>
    public IEnumerable<PairCandidate> WithSidecars()
    {
        var described = new HashSet<string>();
        foreach (var picture in Pictures)
        {
            var text = Path.ChangeExtension(picture, ".txt");
            var json = Path.ChangeExtension(picture, ".json");
            described.Add(text);
            yield return _files.Contains(text)
                ? new SidecarPair(picture, FullPath(picture), FullPath(text), _files.Contains(json) ? FullPath(json) : null)
                : new SkippedPair(picture, PackOutcome.NoCaption, $"{picture} has no {Path.GetFileName(text)} beside it.");
        }

        foreach (var stray in _files.Where(name => name.EndsWith(".txt", StringComparison.Ordinal) && !described.Contains(name)))
        {
            yield return new SkippedPair(stray, PackOutcome.NoPicture, $"{stray} has no picture beside it.");
        }
    }

    /// <summary>The pictures that a caption file names, in its order, then all that is left over on either side.</summary>
    public IEnumerable<PairCandidate> WithTable(CaptionTable table)
    {
        foreach (var (name, captions) in table.Captions)
        {
            yield return _files.Contains(name)
                ? new TablePair(name, FullPath(name), captions)
                : new SkippedPair(name, PackOutcome.NoPicture, $"{name} has {captions.Count} captions but is not in {_folder}.");
        }

        foreach (var picture in Pictures.Where(name => !table.Captions.ContainsKey(name)))
        {
            yield return new SkippedPair(picture, PackOutcome.NoCaption, $"{picture} is not in the caption file.");
        }

        foreach (var sentence in table.Malformed)
        {
            yield return new SkippedPair("", PackOutcome.MalformedRow, sentence);
        }
    }

    private string FullPath(string name) => Path.Join(_folder, name);
}
