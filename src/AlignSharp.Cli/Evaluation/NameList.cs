namespace AlignSharp.Cli.Evaluation;

/// <summary>Names as a person writes them: one or several options, with commas between the names of one.</summary>
internal static class NameList
{
    public static string[] Split(string[]? values) =>
        [.. (values ?? []).SelectMany(static names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
