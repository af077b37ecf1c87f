using AlignSharp.Data.Download;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Download;

public sealed class DocumentationTests
{
    [Fact]
    public void Every_outcome_is_in_the_table_as_it_is_in_the_code()
    {
        var page = File.ReadAllLines(Path.Combine(Fixtures.Repository, "docs", "data-download.md"));

        Assert.Equal(
            DownloadOutcome.All.Select(Line),
            page.Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Count(letter => letter == '|') == 5));
    }

    private static string Line(DownloadOutcome outcome)
    {
        var isTriedAgain = outcome.Retry is RetryKind.Soon or RetryKind.Patiently;
        return $"| `{outcome.Name}` | {Word(isTriedAgain)} | {Word(outcome.IsRetriable)} | {outcome.Meaning} |";
    }

    private static string Word(bool value) => value ? "yes" : "no";
}
