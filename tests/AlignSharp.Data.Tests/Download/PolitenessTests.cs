using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AlignSharp.Data.Download;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AlignSharp.Data.Tests.Download;

/// <summary>How servers are asked: what is sent, how often, and how many at once.</summary>
public sealed class PolitenessTests : OutcomeTest
{
    private static readonly byte[] Picture = TestPictures.Jpeg();

    [Fact]
    public async Task A_host_that_asks_for_a_long_pause_is_not_asked_again()
    {
        for (var i = 0; i < 3; i++)
        {
            Server.OnStatus($"busy.test/{i}.jpg", 429, ("Retry-After", "3600"));
        }

        await ExpectAsync(
            options => options with { Web = options.Web with { PerHost = 1 } },
            ("http://busy.test/0.jpg", "rate_limited"),
            ("http://busy.test/1.jpg", "rate_limited"),
            ("http://busy.test/2.jpg", "rate_limited"));
        Assert.Single(Server.Requests, request => request.EndsWith(".jpg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_may_pass_is_tried_again()
    {
        var failures = new Dictionary<string, int>();
        Task FailTwice(HttpContext context, RequestDelegate failure)
        {
            var count = failures[context.Request.Path] = failures.GetValueOrDefault(context.Request.Path) + 1;
            return count <= 2 ? failure(context) : Answers.Serve(Picture)(context);
        }

        await ExpectAsync(
            Case("ok", context => FailTwice(context, Answers.Status(503))),
            Case("ok", context => FailTwice(context, Answers.Status(429, ("Retry-After", "0")))),
            Case("not_found", context => FailTwice(context, Answers.Status(404))));
        Assert.Equal([3, 3, 1], Query("SELECT attempts FROM {0} ORDER BY row", row => row.GetInt32(0)));
    }

    [Fact]
    public async Task Credentials_are_not_sent_and_the_user_agent_is()
    {
        IHeaderDictionary? headers = null;
        Server.On("a.test/x.jpg", context =>
        {
            headers = new HeaderDictionary(context.Request.Headers.ToDictionary());
            return Answers.Serve(Picture)(context);
        });
        await ExpectAsync(
            options => options with { Web = options.Web with { UserAgent = "Example/2 (+mailto:someone@example.org)" } },
            ("http://user:secret@a.test/x.jpg#fragment", "ok"));

        Assert.Equal("Example/2 (+mailto:someone@example.org)", headers!["User-Agent"]);
        Assert.False(headers.ContainsKey("Authorization"));
        Assert.False(headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task Requests_to_a_host_are_bounded()
    {
        var (now, most) = (0, 0);
        using var gate = new SemaphoreSlim(0);
        var cases = Enumerable.Range(0, 12).Select(_ => Case("ok", async context =>
        {
            var count = Interlocked.Increment(ref now);
            InterlockedMax(ref most, count);
            if (count == 3)
            {
                gate.Release(12);
            }

            await gate.WaitAsync(context.RequestAborted);
            Interlocked.Decrement(ref now);
            await Answers.Serve(Picture)(context);
        })).ToArray();

        await ExpectAsync(options => options with { RowsPerShard = 12, Web = options.Web with { PerHost = 3 } }, cases);

        Assert.Equal(3, most);
    }

    [Fact]
    public async Task Http2_is_spoken_where_the_server_offers_it()
    {
        using var certificate = Certificate();
        await using var secure = await PictureServer.StartAsync(options =>
        {
            options.Protocols = HttpProtocols.Http1AndHttp2;
            options.UseHttps(certificate);
        });
        string? protocol = null;
        secure.On("a.test/x.jpg", context =>
        {
            protocol = context.Request.Protocol;
            return Answers.Serve(Picture)(context);
        });
        var options = Options(WriteCsv("https://a.test/x.jpg"));
        var web = options.Web with { Network = secure.Network, JudgeCertificate = (_, presented, _, _) => certificate.Equals(presented) };

        var summary = await new Downloader(options with { Web = web }).RunAsync(cancellationToken: Token);

        Assert.Equal([new(DownloadOutcome.Ok, 1)], summary.Outcomes);
        Assert.Equal("HTTP/2", protocol);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=a.test", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static void InterlockedMax(ref int place, int value)
    {
        for (var seen = place; seen < value; seen = place)
        {
            Interlocked.CompareExchange(ref place, value, seen);
        }
    }
}
