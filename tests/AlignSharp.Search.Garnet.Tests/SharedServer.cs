using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(AlignSharp.Search.Garnet.Tests.SharedServer))]

namespace AlignSharp.Search.Garnet.Tests;

/// <summary>One server for all tests that do not end it.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private GarnetServer? _server;
    private ConnectionMultiplexer? _connection;

    internal IConnectionMultiplexer Connection => _connection!;

    internal string Server => _server!.Server;

    public async ValueTask InitializeAsync()
    {
        _server = await GarnetServer.StartAsync();
        _connection = await _server.ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await (_connection?.DisposeAsync() ?? default);
        await (_server?.DisposeAsync() ?? default);
    }
}
