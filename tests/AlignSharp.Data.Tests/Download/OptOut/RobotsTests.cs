using System.Text;
using AlignSharp.Data.Download.OptOut;
using CsCheck;

namespace AlignSharp.Data.Tests.Download.OptOut;

public sealed class RobotsTests
{
    [Theory]
    [InlineData("/a/b.jpg", "/a/", false)]
    [InlineData("/b.jpg", "/a/", true)]
    [InlineData("/fish.jpg", "/fish", false)]
    [InlineData("/Fish.jpg", "/fish", true)]
    [InlineData("/x/y.gif", "/*.gif$", false)]
    [InlineData("/x/y.gif?z", "/*.gif$", true)]
    [InlineData("/x/y.gif?z", "/*.gif", false)]
    [InlineData("/a.php", "*.php", false)]
    [InlineData("/", "/$", false)]
    [InlineData("/a", "/$", true)]
    [InlineData("/", "/", false)]
    [InlineData("/anything?q=1", "/", false)]
    [InlineData("/a%7Eb", "/a~b", false)]
    [InlineData("/a~b", "/a%7eb", false)]
    [InlineData("/a%2Fb", "/a/b", true)]
    [InlineData("/%E3%81%82.jpg", "/あ", false)]
    [InlineData("/a/b/c", "/a*c", false)]
    [InlineData("/a/b/c/d", "/a*c$", true)]
    [InlineData("/a**b", "/a**b$", false)]
    public void Disallow_matches_as_the_standard_says(string path, string pattern, bool allowed) =>
        Assert.Equal(allowed, Parse($"User-agent: *\nDisallow: {pattern}\n").Allows(Url(path)));

    [Theory]
    [InlineData("Allow: /p\nDisallow: /", "/page", true)]
    [InlineData("Disallow: /\nAllow: /p", "/page", true)]
    [InlineData("Allow: /folder\nDisallow: /folder", "/folder/page", true)]
    [InlineData("Allow: /page\nDisallow: /*.htm", "/page.htm", false)]
    [InlineData("Allow: /$\nDisallow: /", "/", true)]
    [InlineData("Allow: /$\nDisallow: /", "/page.htm", false)]
    [InlineData("Disallow:", "/a", true)]
    [InlineData("", "/a", true)]
    public void Longest_rule_decides_and_allow_wins_a_tie(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, Parse($"User-agent: *\n{rules}\n").Allows(Url(path)));

    [Fact]
    public void Groups_that_name_the_robot_replace_those_for_everyone_and_add_up()
    {
        var rules = Parse("""
            User-agent: *
            Disallow: /everyone

            user-agent: other
            User-Agent: alignsharp/2.0 # any version
            Disallow: /first
            Crawl-delay: 3

            Sitemap: https://example.org/map.xml
            USER-AGENT: AlignSharp
            Disallow: /second
            """);

        Assert.True(rules.Allows(Url("/everyone")));
        Assert.False(rules.Allows(Url("/first")));
        Assert.False(rules.Allows(Url("/second")));
    }

    [Fact]
    public void An_empty_group_for_the_robot_frees_it_from_the_rules_for_everyone()
    {
        var rules = Parse("User-agent: *\nDisallow: /\n\nUser-agent: AlignSharp\nDisallow:\n");

        Assert.True(rules.Allows(Url("/a.jpg")));
    }

    [Fact]
    public void Byte_order_mark_and_carriage_returns_are_no_obstacle() =>
        Assert.False(Parse("\uFEFFUser-agent: *\r\nDisallow: /a\r\n").Allows(Url("/a")));

    [Fact]
    public void Any_bytes_are_read_without_an_error() => Gen.Byte.Array.Sample(
        bytes => { RobotsParser.Parse(bytes, "AlignSharp").Allows(Url("/a/b?c")); }, iter: 2000);

    [Fact]
    public void Wildcards_agree_with_regular_expressions() =>
        Gen.Select(Gen.String[Gen.Char["ab*$"], 0, 8], Gen.String[Gen.Char["ab$"], 0, 10]).Sample(
            (pattern, path) => new RobotsRule(true, "/" + pattern).Matches("/" + path) == MatchesByExpression("/" + pattern, "/" + path),
            iter: 20_000);

    private static bool MatchesByExpression(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var body = System.Text.RegularExpressions.Regex.Escape(anchored ? pattern[..^1] : pattern)
            .Replace("\\*", ".*", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.IsMatch(path, $"^{body}{(anchored ? "\\z" : "")}");
    }

    private static RobotsRules Parse(string file) => RobotsParser.Parse(Encoding.UTF8.GetBytes(file), "AlignSharp");

    private static Uri Url(string path) => new("https://example.org" + path);
}
