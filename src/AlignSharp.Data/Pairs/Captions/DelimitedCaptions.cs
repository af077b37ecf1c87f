namespace AlignSharp.Data.Pairs.Captions;

/// <summary>
/// Captions in CSV or TSV with a header: one row a caption. Also Kaggle's Flickr30k ("image_name| comment_number| comment").
/// </summary>
internal static class DelimitedCaptions
{
    private const string Delimiters = ",\t|;";

    public static CaptionTable Read(string path, CaptionEncoding encoding, CaptionColumns columns)
    {
        using var text = CaptionText.Open(path, encoding);
        var first = text.ReadLine() ?? throw new CaptionException($"{path} is empty; expected a header with the columns' names.");
        var delimiter = Delimiters.MaxBy(letter => first.Count(other => other == letter));
        var header = new DelimitedReader(new StringReader(first), delimiter, path).Read()?.ConvertAll(name => name.Trim()) ?? [];
        var (picture, caption) = (columns.FindPicture(header, path), columns.FindCaption(header, path));
        return ReadRows(new DelimitedReader(text, delimiter, path, firstLine: 2), header.Count, picture, caption, path);
    }

    private static CaptionTable ReadRows(DelimitedReader rows, int width, int picture, int caption, string path)
    {
        var table = new CaptionTable();
        while (rows.Read() is { } fields)
        {
            if (fields.Count == width)
            {
                table.Add(fields[picture], fields[caption]);
            }
            else
            {
                table.AddMalformed($"{path} has {fields.Count} fields in line {rows.Line}; expected {width}.");
            }
        }

        return table;
    }
}
