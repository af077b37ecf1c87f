namespace AlignSharp.Testing;

/// <summary>Finds the files that tests read: reference results, the default model and the samples.</summary>
internal static class Fixtures
{
    /// <summary>The folder that holds AlignSharp.slnx.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>A path below tests/fixtures.</summary>
    public static string Path(params ReadOnlySpan<string> parts) =>
        System.IO.Path.Combine([Repository, "tests", "fixtures", .. parts]);

    /// <summary>The default model's folder.</summary>
    public static string AlignMini => System.IO.Path.Combine(Repository, "models", "align-mini");

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "AlignSharp.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"AlignSharp.slnx was not found above {AppContext.BaseDirectory}.");
    }
}
