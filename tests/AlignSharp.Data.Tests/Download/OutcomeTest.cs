using AlignSharp.Data.Download;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Data.Tests.Download;

/// <summary>Tests that say, for each URL, the outcome it is counted under.</summary>
public abstract class OutcomeTest : DownloadTest
{
    private int _cases;

    /// <summary>Puts an answer at a URL of its own.</summary>
    protected (string Url, string Outcome) Case(string outcome, RequestDelegate answer)
    {
        var page = $"a.test/case{_cases++}.jpg";
        Server.On(page, answer);
        return ($"http://{page}", outcome);
    }

    protected Task ExpectAsync(params (string Url, string Outcome)[] cases) => ExpectAsync(options => options, cases);

    protected async Task ExpectAsync(Func<DownloadOptions, DownloadOptions> change, params (string Url, string Outcome)[] cases)
    {
        var summary = await new Downloader(change(Options(WriteCsv(cases.Select(item => item.Url))))).RunAsync(cancellationToken: Token);

        var outcomes = Outcomes();
        Assert.Equal(cases, cases.Select(item => (item.Url, outcomes[item.Url])));
        Assert.Equal(
            cases.CountBy(item => item.Outcome).ToDictionary(pair => pair.Key, pair => (long)pair.Value),
            summary.Outcomes.ToDictionary(pair => pair.Key.Name, pair => pair.Value));
        Assert.Empty(Server.Strays);
    }
}
