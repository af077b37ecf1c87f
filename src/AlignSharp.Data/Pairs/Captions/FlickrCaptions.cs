namespace AlignSharp.Data.Pairs.Captions;

/// <summary>Captions in Flickr30k's token file: "1000092795.jpg#0", a tab, the caption.</summary>
internal static class FlickrCaptions
{
    public static CaptionTable Read(string path, CaptionEncoding encoding)
    {
        using var text = CaptionText.Open(path, encoding);
        var table = new CaptionTable();
        var number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (TrySplit(line, out var picture, out var caption))
            {
                table.Add(picture, caption);
            }
            else if (line.Length > 0)
            {
                table.AddMalformed($"{path} has a line {number} that is not of the form picture#number, tab, caption.");
            }
        }

        return table;
    }

    private static bool TrySplit(string line, out string picture, out string caption)
    {
        var tab = line.IndexOf('\t');
        var hash = tab < 0 ? -1 : line.LastIndexOf('#', tab);
        var isToken = hash > 0 && int.TryParse(line.AsSpan(hash + 1, tab - hash - 1), out _);
        (picture, caption) = isToken ? (line[..hash], line[(tab + 1)..]) : ("", "");
        return isToken;
    }
}
