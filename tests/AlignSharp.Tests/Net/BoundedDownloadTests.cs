using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AlignSharp.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AlignSharp.Tests.Net;

public sealed class BoundedDownloadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_content_its_type_and_where_it_came_from_are_returned()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.ContentType = "image/png; charset=binary";
            context.Response.Headers["X-Robots-Tag"] = "noai";
            return context.Response.Body.WriteAsync(new byte[200_000]).AsTask();
        });

        var content = await Fetch(server.Url, new DownloadLimits { MaximumBytes = 200_000 });

        Assert.Equal(200_000, content.Bytes.Length);
        Assert.Equal("image/png", content.ContentType);
        Assert.Equal(server.Url, content.Url);
        Assert.Equal(["noai"], content.Headers.GetValues("X-Robots-Tag"));
    }

    [Theory]
    [InlineData("ftp://pictures.test/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@pictures.test/")]
    public async Task Urls_that_are_not_plain_http_are_refused_without_repeating_credentials(string url)
    {
        var error = await FetchError(new Uri(url));

        Assert.Equal(DownloadFailure.InvalidUrl, error.Failure);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, false)]
    [InlineData(403, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public async Task A_status_that_is_no_success_is_reported_with_it(int status, bool isTransient)
    {
        await using var server = await LoopbackServer.StartAsync(context => Answer(context, status));

        var error = await FetchError(server.Url);

        Assert.Equal((DownloadFailure.Status, (HttpStatusCode?)status), (error.Failure, error.Status));
        Assert.Equal(isTransient, error.IsTransient);
    }

    [Fact]
    public async Task Requests_say_who_asks_and_nothing_else_about_them()
    {
        var headers = new List<string>();
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            headers.AddRange(context.Request.Headers.Select(header => $"{header.Key}: {header.Value}"));
            return Task.CompletedTask;
        });

        await Fetch(server.Url);

        Assert.Equal([$"Host: {server.Url.Authority}", $"User-Agent: {GuardedHttp.UserAgent}"], headers.Order());
    }

    [Fact]
    public async Task When_to_ask_again_is_passed_on()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "120";
            return Answer(context, 429);
        });

        Assert.Equal(TimeSpan.FromSeconds(120), (await FetchError(server.Url)).RetryAfter?.Delta);
    }

    [Fact]
    public async Task Content_announced_as_too_large_is_not_read()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.ContentLength = 1_000_000_000_000;
            return context.Response.StartAsync();
        });

        var error = await FetchError(server.Url, new DownloadLimits { MaximumBytes = 1000 });

        Assert.Equal(DownloadFailure.TooLarge, error.Failure);
        Assert.Contains("1000000000000 bytes or more; expected at most 1000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_grows_too_large_without_saying_so_is_cut_off()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[4096], context.RequestAborted);
            }
        });

        Assert.Equal(
            DownloadFailure.TooLarge, (await FetchError(server.Url, new DownloadLimits { MaximumBytes = 100_000 })).Failure);
    }

    [Fact]
    public async Task A_connection_that_ends_early_is_an_interruption()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.Body.WriteAsync(new byte[10]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        Assert.Equal(DownloadFailure.Interrupted, (await FetchError(server.Url)).Failure);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failed_connection()
    {
        Uri url;
        await using (var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask))
        {
            url = server.Url;
        }

        Assert.Equal(DownloadFailure.ConnectionFailed, (await FetchError(url)).Failure);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_fails_the_handshake()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask, certificate);

        Assert.Equal(DownloadFailure.SecureConnectionFailed, (await FetchError(server.Url)).Failure);
    }

    [Fact]
    public async Task What_is_not_http_is_an_invalid_response()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener);

        var error = await FetchError(new Uri($"http://{listener.LocalEndpoint}/"));
        await answering;

        Assert.Equal(DownloadFailure.InvalidResponse, error.Failure);

        static async Task AnswerAsync(TcpListener listener)
        {
            using var client = await listener.AcceptTcpClientAsync(Cancellation);
            await client.GetStream().WriteAsync("220 mail.test ready\r\n\r\n"u8.ToArray(), Cancellation);
            await client.GetStream().ReadExactlyAsync(new byte[1], Cancellation);
        }
    }

    [Fact]
    public async Task A_server_that_does_not_answer_times_out()
    {
        var time = new FakeTimeProvider();
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            time.Advance(TimeSpan.FromSeconds(7));
            return Stall(context);
        });

        var error = await FetchError(server.Url, new DownloadLimits { ResponseTime = TimeSpan.FromSeconds(7) }, time);

        Assert.Equal(DownloadFailure.TimedOut, error.Failure);
        Assert.Equal("127.0.0.1: Waiting for the answer took more than 7 s.", error.Message);
    }

    [Theory]
    [InlineData(5, 10, "pictures.test: The whole took more than 5 s.")]
    [InlineData(10, 5, "pictures.test: Waiting for more content took more than 5 s.")]
    public async Task Content_that_stops_coming_times_out(int total, int idle, string expected)
    {
        var time = new FakeTimeProvider();
        using var server = new ScriptedHandler(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(new StallingStream(() => time.Advance(TimeSpan.FromSeconds(5)))),
        });
        using var client = new HttpClient(server);
        var limits = new DownloadLimits { TotalTime = TimeSpan.FromSeconds(total), IdleTime = TimeSpan.FromSeconds(idle) };

        var error = await Assert.ThrowsAsync<DownloadException>(() => new BoundedDownload(client, limits, time)
            .FetchAsync(new Uri("http://pictures.test/"), cancellationToken: Cancellation));

        Assert.Equal(DownloadFailure.TimedOut, error.Failure);
        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public async Task An_error_of_the_inspection_ends_the_fetch_as_it_is()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        using var client = GuardedHttp.CreateClient(new NetworkRules { AllowPrivateAddresses = true });

        var error = await Assert.ThrowsAsync<AlignException>(() => new BoundedDownload(client).FetchAsync(
            server.Url, _ => throw new AlignException("Not wanted."), Cancellation));

        Assert.Equal("Not wanted.", error.Message);
    }

    [Fact]
    public async Task A_cancelled_fetch_is_cancelled_not_failed()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            cancellation.Cancel();
            return Stall(context);
        });
        using var client = GuardedHttp.CreateClient(new NetworkRules { AllowPrivateAddresses = true });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new BoundedDownload(client).FetchAsync(server.Url, cancellationToken: cancellation.Token));
    }

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task Stall(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static async Task<DownloadedContent> Fetch(Uri url, DownloadLimits? limits = null, TimeProvider? time = null)
    {
        using var client = GuardedHttp.CreateClient(new NetworkRules { AllowPrivateAddresses = true });
        return await new BoundedDownload(client, limits, time).FetchAsync(url, cancellationToken: Cancellation);
    }

    private static Task<DownloadException> FetchError(Uri url, DownloadLimits? limits = null, TimeProvider? time = null) =>
        Assert.ThrowsAsync<DownloadException>(() => Fetch(url, limits, time));
}
