using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AlignSharp.Server.Tests.Health;

/// <summary>When the server lives, is ready, and stops.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Ready_follows_once_the_towers_are_loaded()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await server.Client.FetchAsync("/health/live")).Status);
        HttpStatusCode status;
        string? word;
        do
        {
            var (answered, body) = await server.Client.FetchAsync("/health/ready");
            (status, word) = (answered, body.GetProperty("status").GetString());
            Assert.Equal(status == HttpStatusCode.OK ? "ok" : "starting", word);
        }
        while (status != HttpStatusCode.OK);
    }

    [Fact]
    public async Task Stopping_waits_for_the_request_that_is_under_way()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var body = """{"input": "a cat"}""";
        await SendAsync(stream, $"POST /v1/embeddings HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body[..5]}");
        await Eventually(async () => (await server.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken))
            .Contains("http_server_active_requests{otel_scope_name=\"Microsoft.AspNetCore.Hosting\",http_request_method=\"POST\",url_scheme=\"http\"} 1", StringComparison.Ordinal));

        var stop = server.Server.StopAsync(TestContext.Current.CancellationToken);
        await SendAsync(stream, body[5..]);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        await stop;
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_ends_the_server_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["config.json", "model.safetensors"])
        {
            File.Copy(Path.Combine(Fixtures.AlignMini, name), Path.Combine(folder.FullName, name));
        }

        await using var server = await AlignServer.CreateAsync(
            RunningServer.Options with { ModelFolder = folder.FullName }, TestContext.Current.CancellationToken);
        await server.StartAsync(TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAnyAsync<AlignException>(() => server.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Contains("processor_config.json", error.Message, StringComparison.Ordinal);
    }

    private static ValueTask SendAsync(Stream stream, string text) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
