using System.Net;

namespace AlignSharp.Server.Tests.Limits;

/// <summary>More than can be done is refused with 429 and a time, and never fails otherwise.</summary>
public sealed class LoadTests
{
    [Fact]
    public async Task Under_overload_requests_are_answered_or_told_when_to_come_back()
    {
        await using var server = await RunningServer.StartAsync(RunningServer.Options with
        {
            Batching = new() { TextQueue = 4 },
            Limits = new() { MaximumTexts = 4 },
        });
        var statuses = new List<HttpStatusCode>();
        while (!statuses.Contains(HttpStatusCode.TooManyRequests) || !statuses.Contains(HttpStatusCode.OK))
        {
            statuses.AddRange(await Task.WhenAll(Enumerable.Range(0, 40).Select(number => EmbedAsync(server.Client, number))));
        }

        Assert.All(statuses, static status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, (await server.Client.FetchAsync("/health/live")).Status);
    }

    [Fact]
    public async Task A_client_over_its_rate_is_told_when_to_come_back()
    {
        await using var server = await RunningServer.StartAsync(
            RunningServer.Options with { Access = new() { RequestsPerSecond = 0.01, Burst = 2 } });
        Assert.Equal(HttpStatusCode.OK, (await server.Client.FetchAsync("/v1/models")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.FetchAsync("/v1/models")).Status);
        using var response = await server.Client.GetAsync("/v1/models", TestContext.Current.CancellationToken);
        (response.StatusCode, await Answers.ReadAsync(response)).Problem(HttpStatusCode.TooManyRequests);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 100);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.FetchAsync("/health/live")).Status);
    }

    private static async Task<HttpStatusCode> EmbedAsync(HttpClient client, int number)
    {
        using var content = new StringContent($$"""{"input": ["{{number}} cats", "{{number}} dogs"]}""", null, "application/json");
        using var response = await client.PostAsync("/v1/embeddings", content, TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }

        return response.StatusCode;
    }
}
