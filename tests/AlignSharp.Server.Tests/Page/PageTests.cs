using System.Net;

namespace AlignSharp.Server.Tests.Page;

/// <summary>The page: its languages, its parts, what browsers may do with it.</summary>
public sealed class PageTests(SharedServer server)
{
    [Theory]
    [InlineData("/", null, "en", "Drop pictures here")]
    [InlineData("/", "ja,en;q=0.5", "ja", "画像をここにドロップ")]
    [InlineData("/", "de, en-GB;q=0.5, ja;q=0.4", "en", "Drop pictures here")]
    [InlineData("/?lang=ja", "en", "ja", "画像をここにドロップ")]
    [InlineData("/?lang=xx", "ja-JP", "ja", "画像をここにドロップ")]
    public async Task It_speaks_the_language_that_is_asked_for(string path, string? accepted, string code, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
        {
            request.Headers.Add("Accept-Language", accepted);
        }

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"<html lang=\"{code}\"", html, StringComparison.Ordinal);
        Assert.Contains(expected, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_that_it_names_is_there_and_nothing_else_may_run()
    {
        using var response = await server.Client.GetAsync("/", TestContext.Current.CancellationToken);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        foreach (var name in (string[])["page.css", "main.js", "api.js", "pictures.js", "classify.js", "search.js", "map.js", "state.js"])
        {
            using var file = await server.Client.GetAsync($"/page/{name}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal(name.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript", file.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(file.Headers.ETag);
        }

        (await server.Client.FetchAsync("/page/other.js")).Problem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_can_be_left_out()
    {
        await using var bare = await RunningServer.StartAsync(RunningServer.Options with { ServePage = false });
        (await bare.Client.FetchAsync("/")).Problem(HttpStatusCode.NotFound);
    }
}
