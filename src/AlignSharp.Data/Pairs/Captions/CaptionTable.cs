namespace AlignSharp.Data.Pairs.Captions;

/// <summary>
/// The captions of one file, by the picture they belong to, in the order in which the pictures are first named. Held in
/// memory: the rows of one picture need not stand together.
/// </summary>
internal sealed class CaptionTable
{
    private readonly OrderedDictionary<string, List<string>> _captions = new(StringComparer.Ordinal);
    private readonly List<string> _malformed = [];

    /// <summary>Picture, as a path with '/' relative to the folder of pictures, to its captions.</summary>
    public IReadOnlyDictionary<string, List<string>> Captions => _captions;

    /// <summary>One sentence for each row that could not be used.</summary>
    public IReadOnlyList<string> Malformed => _malformed;

    public void Add(string picture, string caption)
    {
        var name = picture.Trim().Replace('\\', '/');
        name = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        if (!_captions.TryGetValue(name, out var captions))
        {
            _captions.Add(name, captions = []);
        }

        captions.Add(caption);
    }

    public void AddMalformed(string sentence) => _malformed.Add(sentence);
}
