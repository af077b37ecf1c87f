using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using AlignSharp.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlignSharp.Data.Tests.Download;

/// <summary>
/// A web of our own: one Kestrel on loopback that plays every host. Names resolve to public addresses which the connector
/// turns into the server's port; an address that is not the server's is recorded and refused, so nothing leaves loopback.
/// </summary>
internal sealed class PictureServer : IAsyncDisposable
{
    public static readonly IPAddress PublicAddress = IPAddress.Parse("93.184.215.14");
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = [];

    private PictureServer(WebApplication application)
    {
        _application = application;
        Network = new NetworkRules { Resolve = ResolveAsync, Connect = ConnectAsync };
    }

    public NetworkRules Network { get; init; }

    /// <summary>Every request in order: host and path.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Connections asked for that were not to the server.</summary>
    public ConcurrentQueue<IPEndPoint> Strays { get; } = [];

    /// <summary>The addresses of names that are not the server's.</summary>
    public ConcurrentDictionary<string, Func<CancellationToken, Task<IPAddress[]>>> Names { get; } = [];

    /// <summary>How connections to addresses that are not the server's behave.</summary>
    public ConcurrentDictionary<IPAddress, Func<CancellationToken, ValueTask<Stream>>> Addresses { get; } = [];

    public int Port { get; private set; }

    public static async Task<PictureServer> StartAsync(Action<ListenOptions>? listen = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, options => listen?.Invoke(options));
        });
        if (listen is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.Logging.ClearProviders();
        var server = new PictureServer(builder.Build());
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync(TestContext.Current.CancellationToken);
        var addresses = server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Port = new Uri(addresses.Addresses.Single()).Port;
        return server;
    }

    /// <summary>What is answered for a host and path such as <c>a.test/x.jpg</c>; other robots.txt are 404, other pages are too.</summary>
    public PictureServer On(string page, RequestDelegate answer)
    {
        _pages[page] = answer;
        return this;
    }

    public PictureServer On(string page, byte[] bytes, string type = "image/jpeg", params (string Name, string Value)[] headers) =>
        On(page, Answers.Serve(bytes, type, headers));

    public PictureServer OnStatus(string page, int status, params (string Name, string Value)[] headers) =>
        On(page, Answers.Status(status, headers));

    public int RequestsFor(string page) => Requests.Count(request => request == page);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var page = context.Request.Host.Host + context.Request.Path + context.Request.QueryString;
        Requests.Enqueue(page);
        if (_pages.TryGetValue(page, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        Names.TryGetValue(host, out var answer) ? answer(cancellationToken) : Task.FromResult<IPAddress[]>([PublicAddress]);

    private ValueTask<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        if (endPoint.Address.Equals(PublicAddress))
        {
            return NetworkRules.Default.Connect(new IPEndPoint(IPAddress.Loopback, Port), cancellationToken);
        }

        if (Addresses.TryGetValue(endPoint.Address, out var connect))
        {
            return connect(cancellationToken);
        }

        Strays.Enqueue(endPoint);
        throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
