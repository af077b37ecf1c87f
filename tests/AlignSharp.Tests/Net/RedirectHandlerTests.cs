using System.Net;
using System.Net.Http.Headers;
using AlignSharp.Net;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Tests.Net;

public sealed class RedirectHandlerTests
{
    private static readonly NetworkRules Loopback = new() { AllowPrivateAddresses = true };

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_followed_to_the_end(int status)
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Request.Path == "/end"
            ? context.Response.WriteAsync("here")
            : Redirect(context, status, "/end"));

        var content = await Fetch(Loopback, new Uri(server.Url, "/start"));

        Assert.Equal(new Uri(server.Url, "/end"), content.Url);
        Assert.Equal("here"u8, content.Bytes.Span);
    }

    [Theory]
    [InlineData("end", "/folder/end")]
    [InlineData("/end?x=1", "/end?x=1")]
    [InlineData("../end", "/end")]
    public async Task A_relative_redirect_is_read_from_where_it_was_sent(string location, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Request.Path == "/folder/start"
            ? Redirect(context, 302, location)
            : Task.CompletedTask);

        var content = await Fetch(Loopback, new Uri(server.Url, "/folder/start"));

        Assert.Equal(new Uri(server.Url, expected), content.Url);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends_at_the_limit()
    {
        var requests = 0;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            requests++;
            return Redirect(context, 302, "/again");
        });

        var error = await FetchError(Loopback with { MaximumRedirects = 3 }, server.Url);

        Assert.Equal(DownloadFailure.TooManyRedirects, error.Failure);
        Assert.Equal(4, requests);
    }

    [Theory]
    [InlineData("http://10.0.0.1/admin")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fd00::1]/")]
    public async Task A_redirect_into_a_network_is_refused_before_a_socket_opens(string location)
    {
        var recorder = new ConnectionRecorder();
        await using var server = await LoopbackServer.StartAsync(context => Redirect(context, 302, location));
        var rules = new NetworkRules
        {
            // The test's server is let in under a public address; everything else would be recorded.
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8")]),
            Connect = (endPoint, cancellationToken) => endPoint.Address.ToString() == "8.8.8.8"
                ? TcpConnection.OpenAsync(new IPEndPoint(IPAddress.Loopback, endPoint.Port), cancellationToken)
                : recorder.ConnectAsync(endPoint, cancellationToken),
        };

        var error = await FetchError(rules, new Uri($"http://pictures.test:{server.Url.Port}/"));

        Assert.Equal(DownloadFailure.RefusedAddress, error.Failure);
        Assert.Empty(recorder.Attempts);
    }

    [Theory]
    [InlineData("ftp://pictures.test/cat.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://user:secret@pictures.test/")]
    public async Task A_redirect_to_another_scheme_or_with_credentials_is_refused(string location)
    {
        await using var server = await LoopbackServer.StartAsync(context => Redirect(context, 302, location));

        var error = await FetchError(Loopback, server.Url);

        Assert.Equal(DownloadFailure.RefusedRedirect, error.Failure);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_that_leads_nowhere_is_refused()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            return Task.CompletedTask;
        });

        Assert.Equal(DownloadFailure.RefusedRedirect, (await FetchError(Loopback, server.Url)).Failure);
    }

    [Theory]
    [InlineData("/mine", true)]
    [InlineData("http://other.test:{0}/theirs", false)]
    public async Task Authorization_goes_only_to_the_origin_it_was_given_for(string location, bool expected)
    {
        var authorized = new Dictionary<string, bool>();
        var port = 0;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            authorized[context.Request.Path] = context.Request.Headers.ContainsKey("Authorization");
            return context.Request.Path == "/"
                ? Redirect(context, 302, location.Replace("{0}", $"{port}", StringComparison.Ordinal))
                : Task.CompletedTask;
        });
        port = server.Url.Port;
        using var client = GuardedHttp.CreateClient(Loopback with
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "token");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(authorized["/"]);
        Assert.Equal(expected, authorized.Single(seen => seen.Key != "/").Value);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "http://pictures.test/b")]
    public async Task Https_is_left_for_http_only_when_allowed(bool allowed, string? end)
    {
        using var server = new ScriptedHandler(request => request.RequestUri!.Scheme == "https"
            ? ScriptedHandler.Redirect("http://pictures.test/b")
            : new HttpResponseMessage(HttpStatusCode.OK));
        using var client = new HttpClient(new RedirectHandler(server, new NetworkRules { AllowDowngrade = allowed }));

        var fetch = new BoundedDownload(client).FetchAsync(
            new Uri("https://pictures.test/a"), cancellationToken: TestContext.Current.CancellationToken);

        if (end is null)
        {
            var error = await Assert.ThrowsAsync<DownloadException>(() => fetch);
            Assert.Equal(DownloadFailure.RefusedRedirect, error.Failure);
        }
        else
        {
            Assert.Equal(end, (await fetch).Url.AbsoluteUri);
        }
    }

    [Fact]
    public async Task A_request_may_stop_at_a_redirect()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
            Redirect(context, 302, context.Request.Path == "/" ? "/next" : "http://other.test/"));
        using var client = GuardedHttp.CreateClient(Loopback);
        using var request = new HttpRequestMessage(HttpMethod.Head, server.Url);
        request.Options.Set(RedirectHandler.StopAt, redirect => redirect.Headers.Location!.IsAbsoluteUri);

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(new Uri(server.Url, "/next"), response.RequestMessage!.RequestUri);
    }

    private static Task Redirect(HttpContext context, int status, string location)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    private static async Task<DownloadedContent> Fetch(NetworkRules rules, Uri url)
    {
        using var client = GuardedHttp.CreateClient(rules);
        return await new BoundedDownload(client).FetchAsync(
            url, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static Task<DownloadException> FetchError(NetworkRules rules, Uri url) =>
        Assert.ThrowsAsync<DownloadException>(() => Fetch(rules, url));
}
