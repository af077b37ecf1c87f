namespace AlignSharp.Data.Pairs.Sheets;

/// <summary>Whether text can be drawn: the text library ends the process where a system has no font at all.</summary>
internal static class SystemFonts
{
    private static readonly Lazy<bool> Found = new(Find);

    public static bool Exist => Found.Value;

    private static bool Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders = ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".fonts"), Path.Combine(home, ".local/share/fonts")];
        return folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Any(path => Path.GetExtension(path).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc");
    }
}
