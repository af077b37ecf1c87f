namespace AlignSharp.Data.Pairs.Captions;

/// <summary>Which columns of a table hold the pictures and their captions. A column that is not named is found by its usual names.</summary>
/// <param name="Picture">The column of file names.</param>
/// <param name="Caption">The column of captions.</param>
public sealed record CaptionColumns(string? Picture = null, string? Caption = null)
{
    private static readonly string[] PictureNames = ["image", "image_name", "filename", "file_name", "file", "filepath", "path", "image_path"];
    private static readonly string[] CaptionNames = ["caption", "comment", "text", "title", "alt", "description"];

    internal int FindPicture(IReadOnlyList<string> header, string path) => Find(header, Picture, PictureNames, path);

    internal int FindCaption(IReadOnlyList<string> header, string path) => Find(header, Caption, CaptionNames, path);

    private static int Find(IReadOnlyList<string> header, string? asked, string[] usual, string path)
    {
        foreach (var name in asked is null ? usual : [asked])
        {
            for (var column = 0; column < header.Count; column++)
            {
                if (header[column].Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return column;
                }
            }
        }

        var expected = asked is null ? $"one of {string.Join(", ", usual)}" : $"the column {asked}";
        throw new CaptionException($"{path} has the columns {string.Join(", ", header)}; expected {expected}.");
    }
}
