namespace AlignSharp.Server.Tests.Telemetry;

/// <summary><c>/metrics</c> tells of requests, queues, batches and the model.</summary>
public sealed class MetricsTests(SharedServer server)
{
    [Fact]
    public async Task Figures_of_queues_model_and_requests_are_there()
    {
        await server.Client.AskAsync("/v1/embeddings", """{"input": "a cat"}""");
        var figures = await server.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        foreach (var name in (string[])["alignsharp_queue_items", "alignsharp_queue_wait_seconds", "alignsharp_batch_size", "http_server_request_duration_seconds", "dotnet_gc"])
        {
            Assert.Contains(name, figures, StringComparison.Ordinal);
        }
    }
}
