namespace AlignSharp.Cli.Quantization;

/// <summary>Copies the texts and tables that a model's card names, so that its links lead somewhere, and those that name authors and licences.</summary>
internal static class CardFiles
{
    private const string IndexSuffix = ".index.json";
    private static readonly string[] Extensions = [".md", ".json", ".txt", ""];
    private static readonly string[] Legal = ["ATTRIBUTION", "COPYING", "LICENCE", "LICENSE", "NOTICE"];

    /// <summary>Copies what is not in the folder yet.</summary>
    public static void Copy(string source, string folder, string card)
    {
        foreach (var path in Directory.EnumerateFiles(source).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var target = Path.Combine(folder, name);
            if (IsText(name) && IsWanted(name, card) && !File.Exists(target))
            {
                File.Copy(path, target);
            }
        }
    }

    private static bool IsText(string name) =>
        Extensions.Contains(Path.GetExtension(name)) && !name.EndsWith(IndexSuffix, StringComparison.Ordinal);

    private static bool IsWanted(string name, string card) =>
        Legal.Contains(Path.GetFileNameWithoutExtension(name)) || card.Contains(name, StringComparison.Ordinal);
}
