using AlignSharp.Server.Telemetry;

namespace AlignSharp.Server.Tests.Telemetry;

/// <summary>Traces reach the collector that options name: the request, and the batch that it was computed in.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task A_request_and_its_batch_are_traced()
    {
        await using var collector = await TraceCollector.StartAsync();
        await using (var server = await RunningServer.StartAsync(RunningServer.Options with { TraceCollector = collector.Address }))
        {
            await server.Client.AskAsync("/v1/embeddings", """{"input": "a traced cat"}""");
            await server.Client.FetchAsync("/health/live");
        }

        var received = collector.Received;
        Assert.Contains("alignsharp", received, StringComparison.Ordinal);
        Assert.Contains("POST /v1/embeddings", received, StringComparison.Ordinal);
        Assert.Contains(ServerTelemetry.SourceName, received, StringComparison.Ordinal);
        Assert.Contains("batch texts", received, StringComparison.Ordinal);
        Assert.DoesNotContain("/health", received, StringComparison.Ordinal);
        Assert.DoesNotContain("traced cat", received, StringComparison.Ordinal);
    }
}
