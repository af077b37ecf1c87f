using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Hosting;

/// <summary>The map in ARCHITECTURE.md has every room.</summary>
public sealed class ArchitectureDocumentationTests
{
    private static readonly string[] Built = ["bin", "obj"];

    [Fact]
    public void Every_folder_of_every_project_is_named_under_it()
    {
        var map = File.ReadAllText(Path.Combine(Fixtures.Repository, "ARCHITECTURE.md"));
        string[] unnamed =
        [
            .. from project in Directory.EnumerateDirectories(Path.Combine(Fixtures.Repository, "src")).Order(StringComparer.Ordinal)
               let name = $"src/{Path.GetFileName(project)}/"
               let words = Part(map, name).Split([' ', ',', '\n'])
               from folder in Directory.EnumerateDirectories(project).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
               where !Built.Contains(folder) && !words.Contains($"{folder}/")
               select name + folder,
        ];

        Assert.Empty(unnamed);
    }

    // From the project's line to the next that stands as far left.
    private static string Part(string map, string name)
    {
        var start = map.IndexOf($"\n{name} ", StringComparison.Ordinal);
        Assert.True(start >= 0, $"ARCHITECTURE.md does not name {name}");
        var end = map.AsSpan(start + 1).IndexOf("\nsrc/") is > 0 and var next ? start + 1 + next : map.IndexOf("\ntests/", start, StringComparison.Ordinal);
        return map[start..end];
    }
}
