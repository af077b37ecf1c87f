[assembly: AssemblyFixture(typeof(AlignSharp.Server.Tests.SharedServer))]

namespace AlignSharp.Server.Tests;

/// <summary>One server with the usual options for all tests that change nothing about it.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private RunningServer? _server;

    internal Uri Address => _server!.Address;

    internal HttpClient Client => _server!.Client;

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();
}
