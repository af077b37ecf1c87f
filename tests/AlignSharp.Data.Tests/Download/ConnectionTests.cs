using System.Net;
using System.Net.Sockets;
using AlignSharp.Data.Download;
using AlignSharp.Data.Download.Fetching;
using Microsoft.AspNetCore.Http;
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
        Server.Names["refusing.test"] = Address("93.184.215.15", _ => throw new SocketException((int)SocketError.ConnectionRefused));
        Server.Names["unroutable.test"] = Address("93.184.215.16", _ => throw new SocketException((int)SocketError.NetworkUnreachable));
        Server.Names["garbage.test"] = Address("93.184.215.17", _ => Answering("good day to you\r\n\r\n"));
        await ExpectAsync(
            Once,
            ("http://missing.test/x.jpg", "host_not_found"),
            ("http://nothing.test/x.jpg", "host_not_found"),
            ("http://broken.test/x.jpg", "dns_failed"),
            ("http://refusing.test/x.jpg", "connect_refused"),
            ("http://unroutable.test/x.jpg", "connect_failed"),
            ("https://a.test/x.jpg", "tls_failed"),
            ("http://garbage.test/x.jpg", "protocol_error"));
    }

    [Fact]
    public async Task A_host_that_is_down_is_not_asked_for_each_of_its_rows()
    {
        Server.Names["down.test"] = Address("93.184.215.15", _ => throw new SocketException((int)SocketError.ConnectionRefused));
        var options = Once(Options(WriteCsv(Enumerable.Range(0, 9).Select(i => $"http://down.test/{i}.jpg"))));

        var summary = await new Downloader(
            options with { Web = options.Web with { PerHost = 1, FailuresUntilUnreachable = 3 } }).RunAsync(cancellationToken: Token);

        Assert.Equal(
            [(DownloadOutcome.HostUnreachable, 6L), (DownloadOutcome.ConnectRefused, 3L)],
            summary.Outcomes.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task What_nobody_foresaw_is_counted_and_the_run_goes_on()
    {
        Server.Names["odd.test"] = Address("93.184.215.15", _ => ValueTask.FromResult<Stream>(new MemoryStream([], writable: false)));
        await ExpectAsync(Once, ("http://odd.test/x.jpg", "unexpected_error"), Case("ok", Serve(Picture)));
    }

    [Fact]
    public async Task The_next_address_of_a_host_is_tried_when_one_fails()
    {
        Server.Names["two.test"] = _ => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.15"), PictureServer.PublicAddress]);
        Server.Addresses[IPAddress.Parse("93.184.215.15")] = _ => throw new SocketException((int)SocketError.NetworkUnreachable);
        Server.On("two.test/x.jpg", Picture);
        await ExpectAsync(Once, ("http://two.test/x.jpg", "ok"));
    }

    [Fact]
    public async Task Names_and_connections_that_take_too_long_are_told_apart()
    {
        Server.Names["silent.test"] = async token => await Forever<IPAddress[]>(token);
        Server.Names["swallowing.test"] = Address("93.184.215.17", async token => await Forever<Stream>(token));
        Server.Names["mute.test"] = Address("93.184.215.18", _ => Answering(""));
        await ExpectAsync(
            options => Limit(options, time => time with { Dns = Soon, Connect = Soon }),
            ("http://silent.test/x.jpg", "dns_timeout"),
            ("http://swallowing.test/x.jpg", "connect_timeout"),
            ("https://mute.test/x.jpg", "connect_timeout"));
    }

    [Fact]
    public async Task A_response_that_never_begins_runs_out_of_time() => await ExpectAsync(
        options => Limit(options, time => time with { Headers = Soon }),
        Case("headers_timeout", async context => await Forever<int>(context.RequestAborted)));

    [Fact]
    public async Task A_body_that_stops_arriving_runs_out_of_time() => await ExpectAsync(
        options => Limit(options, time => time with { Idle = Soon }),
        Case("body_timeout", async context =>
        {
            await context.Response.Body.WriteAsync(Picture.AsMemory(0, 100));
            await context.Response.Body.FlushAsync();
            await Forever<int>(context.RequestAborted);
        }));

    [Fact]
    public async Task A_body_that_never_ends_runs_out_of_time() => await ExpectAsync(
        options => Limit(options, time => time with { Total = 2 * Soon }),
        Case("total_timeout", DribbleAsync));

    [Fact]
    public async Task Connections_that_break_are_told() => await ExpectAsync(
        Once,
        Case("connection_dropped", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        }),
        Case("connection_dropped", async context =>
        {
            context.Response.ContentLength = Picture.Length;
            await context.Response.Body.WriteAsync(Picture.AsMemory(0, 100));
        }));

    private static DownloadOptions Once(DownloadOptions options) => Limit(options, time => time);

    private static DownloadOptions Limit(DownloadOptions options, Func<TimeLimits, TimeLimits> change) =>
        options with { Web = options.Web with { Attempts = 1, ObeyRobots = false, Time = change(options.Web.Time) } };

    private static ValueTask<Stream> Answering(string answer) => ValueTask.FromResult<Stream>(new ScriptedStream(answer));

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
