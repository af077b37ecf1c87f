using AlignSharp.Data.Download;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Download;

public sealed class DocumentationTests
{
    [Fact]
    public void Every_outcome_is_in_the_table_as_it_is_in_the_code()
    {
        var page = File.ReadAllLines(Path.Combine(Fixtures.Repository, "docs", "data-download.md"));
        var expected = DownloadOutcome.All.Select(
            outcome => $"| `{outcome.Name}` | {(outcome.Retry is RetryKind.Soon or RetryKind.Patiently ? "yes" : "no")} | {(outcome.IsRetriable ? "yes" : "no")} | {outcome.Meaning} |");

        Assert.Equal(expected, page.Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Count(c => c == '|') == 5));
    }
}
