using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using static AlignSharp.Data.Tests.Download.Answers;

namespace AlignSharp.Data.Tests.Download;

/// <summary>Names, connections and servers that fail, each in its own way.</summary>
public sealed class ConnectionTests : OutcomeTest
{
    private static readonly byte[] Picture = TestPictures.Jpeg();
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task Names_and_connections_fail_each_in_its_own_way()
    {
        Server.Names["missing.test"] = _ => throw new SocketException((int)SocketError.HostNotFound);
        Server.Names["nothing.test"] = _ => Task.FromResult<IPAddress[]>([]);
        Server.Names["broken.test"] = _ => throw new SocketException((int)SocketError.TryAgain);
        Server.Names["silent.test"] = async token => await Forever<IPAddress[]>(token);
        Server.Names["refusing.test"] = Address("93.184.215.15", _ => throw new SocketException((int)SocketError.ConnectionRefused));
        Server.Names["unroutable.test"] = Address("93.184.215.16", _ => throw new SocketException((int)SocketError.NetworkUnreachable));
        Server.Names["swallowing.test"] = Address("93.184.215.17", async token => await Forever<Stream>(token));
        Server.Names["mute.test"] = Address("93.184.215.18", _ => ValueTask.FromResult<Stream>(new SilentStream()));
        await ExpectAsync(
            options => options with
            {
                Web = options.Web with { Attempts = 1, Time = options.Web.Time with { Dns = Soon, Connect = Soon } },
            },
            ("http://missing.test/x.jpg", "host_not_found"),
            ("http://nothing.test/x.jpg", "host_not_found"),
            ("http://broken.test/x.jpg", "dns_failed"),
            ("http://silent.test/x.jpg", "dns_timeout"),
            ("http://refusing.test/x.jpg", "connect_refused"),
            ("http://unroutable.test/x.jpg", "connect_failed"),
            ("http://swallowing.test/x.jpg", "connect_timeout"),
            ("https://mute.test/x.jpg", "connect_timeout"),
            ("https://a.test/x.jpg", "tls_failed"));
    }

    [Fact]
    public async Task Servers_that_are_slow_or_drop_are_told_apart()
    {
        await ExpectAsync(
            options => options with
            {
                Web = options.Web with
                {
                    Attempts = 1,
                    ObeyRobots = false,
                    Time = options.Web.Time with { Headers = Soon, Idle = Soon, Total = 5 * Soon },
                },
            },
            Case("headers_timeout", async context => await Forever<int>(context.RequestAborted)),
            Case("body_timeout", async context =>
            {
                await context.Response.Body.WriteAsync(Picture.AsMemory(0, 100));
                await context.Response.Body.FlushAsync();
                await Forever<int>(context.RequestAborted);
            }),
            Case("total_timeout", DribbleAsync),
            Case("connection_dropped", context =>
            {
                context.Abort();
                return Task.CompletedTask;
            }),
            Case("connection_dropped", async context =>
            {
                context.Response.ContentLength = Picture.Length;
                await context.Response.Body.WriteAsync(Picture.AsMemory(0, 100));
            }),
            Case("protocol_error", async context =>
            {
                var raw = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
                await raw.WriteAsync("garbage"u8.ToArray());
            }));
    }

    // Always a byte before the idle limit, never an end.
    private static async Task DribbleAsync(HttpContext context)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await timer.WaitForNextTickAsync(context.RequestAborted))
        {
            await context.Response.Body.WriteAsync(new byte[1], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private Func<CancellationToken, Task<IPAddress[]>> Address(string address, Func<CancellationToken, ValueTask<Stream>> connect)
    {
        Server.Addresses[IPAddress.Parse(address)] = connect;
        return _ => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]);
    }
}
