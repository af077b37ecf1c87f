using AlignSharp.Data.Download.OptOut;

namespace AlignSharp.Data.Tests.Download.OptOut;

public sealed class RobotsHeaderTests
{
    private readonly RobotsHeader _header = new("AlignSharp", ["noai", "noimageai"]);

    [Theory]
    [InlineData("noai", "noai")]
    [InlineData("NoImageAI", "NoImageAI")]
    [InlineData("noindex, noai", "noai")]
    [InlineData("noindex", null)]
    [InlineData("", null)]
    [InlineData("all, , ,", null)]
    [InlineData("alignsharp: noai", "noai")]
    [InlineData("AlignSharp : noindex, noimageai", "noimageai")]
    [InlineData("*: noai", "noai")]
    [InlineData("otherbot: noai, noimageai", null)]
    [InlineData("otherbot: noindex, alignsharp: noai", "noai")]
    [InlineData("alignsharp: noindex, otherbot: noai", null)]
    [InlineData("unavailable_after: 25 Jun 2030 15:00:00 GMT, noai", "noai")]
    [InlineData("otherbot: unavailable_after: 25 Jun 2030 15:00:00 GMT, noai", null)]
    [InlineData("max-snippet: 10, noai", "noai")]
    [InlineData("noaiplease", null)]
    public void Directive_that_is_meant_for_us_opts_out(string line, string? directive) =>
        Assert.Equal(directive, _header.OptOut([line]));

    [Fact]
    public void Each_line_starts_with_everyone() =>
        Assert.Equal("noai", _header.OptOut(["otherbot: noindex", "noai"]));

    [Fact]
    public void Directives_are_those_asked_for()
    {
        var strict = new RobotsHeader("AlignSharp", ["noindex"]);

        Assert.Equal("noindex", strict.OptOut(["noai, noindex"]));
        Assert.Null(strict.OptOut(["noai"]));
    }
}
