using AlignSharp.Server.Options;

namespace AlignSharp.Server.Tests;

/// <summary>A server with the default model on a free port of loopback, and a client that speaks to it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly AlignServer _server;

    private RunningServer(AlignServer server)
    {
        _server = server;
        Address = new Uri(server.Urls[0]);
        Client = new HttpClient { BaseAddress = Address };
    }

    public static AlignServerOptions Options { get; } = new()
    {
        ModelFolder = Fixtures.AlignMini,
        Urls = ["http://127.0.0.1:0"],
        Model = new() { Threads = 1 },
        LogLevel = Microsoft.Extensions.Logging.LogLevel.None,
    };

    public Uri Address { get; }

    public HttpClient Client { get; }

    public AlignServer Server => _server;

    public static async Task<RunningServer> StartAsync(AlignServerOptions? options = null)
    {
        var server = await AlignServer.CreateAsync(options ?? Options, TestContext.Current.CancellationToken);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(server);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
