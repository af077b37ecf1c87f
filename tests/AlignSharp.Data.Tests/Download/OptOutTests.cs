using static AlignSharp.Data.Tests.Download.Answers;

namespace AlignSharp.Data.Tests.Download;

/// <summary>What owners ask for in robots.txt and headers.</summary>
public sealed class OptOutTests : OutcomeTest
{
    private static readonly byte[] Picture = TestPictures.Jpeg();

    [Fact]
    public async Task Owners_who_opt_out_are_left_alone()
    {
        Server.On("closed.test/robots.txt", "User-agent: *\nDisallow: /private/\n"u8.ToArray(), "text/plain");
        Server.On("closed.test/private/x.jpg", Picture).On("closed.test/open/x.jpg", Picture);
        Server.OnStatus("failing.test/robots.txt", 503).On("failing.test/x.jpg", Picture);
        Server.OnStatus("without.test/robots.txt", 404).On("without.test/x.jpg", Picture);
        Server.OnStatus("moved.test/robots.txt", 301, ("Location", "http://closed.test/robots.txt"));
        Server.On("moved.test/private/y.jpg", Picture);
        Server.OnStatus("a.test/moved.jpg", 301, ("Location", "http://closed.test/private/x.jpg"));
        await ExpectAsync(
            ("http://closed.test/private/x.jpg", "robots_disallowed"),
            ("http://closed.test/open/x.jpg", "ok"),
            ("http://failing.test/x.jpg", "robots_unreachable"),
            ("http://without.test/x.jpg", "ok"),
            ("http://moved.test/private/y.jpg", "robots_disallowed"),
            ("http://a.test/moved.jpg", "robots_disallowed"),
            Case("opted_out", Serve(Picture, "image/jpeg", ("X-Robots-Tag", "noindex, noai"))),
            Case("opted_out", Serve(Picture, "image/jpeg", ("X-Robots-Tag", "alignsharp: noimageai"))),
            Case("ok", Serve(Picture, "image/jpeg", ("X-Robots-Tag", "otherbot: noai"))),
            Case("ok", Serve(Picture, "image/jpeg", ("X-Robots-Tag", "noindex"))));
        Assert.Equal(0, Server.RequestsFor("closed.test/private/x.jpg"));
        Assert.Equal(2, Server.RequestsFor("closed.test/robots.txt"));
    }

    [Fact]
    public async Task Opting_out_can_be_ignored_or_widened()
    {
        Server.On("closed.test/robots.txt", "User-agent: *\nDisallow: /\n"u8.ToArray(), "text/plain");
        Server.On("closed.test/x.jpg", Picture, "image/jpeg", ("X-Robots-Tag", "noai"));
        Server.On("closed.test/y.jpg", Picture, "image/jpeg", ("X-Robots-Tag", "noindex"));
        await ExpectAsync(
            options => options with { Web = options.Web with { ObeyRobots = false, ObeyOptOut = false } },
            ("http://closed.test/x.jpg", "ok"),
            ("http://closed.test/y.jpg", "ok"));
        Directory.Delete(Folder.Combine("run"), recursive: true);
        await ExpectAsync(
            options => options with { Web = options.Web with { ObeyRobots = false, OptOutDirectives = ["noai", "noindex"] } },
            ("http://closed.test/x.jpg", "opted_out"),
            ("http://closed.test/y.jpg", "opted_out"));
    }
}
