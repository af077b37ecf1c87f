using AlignSharp.Net;

namespace AlignSharp.Tests.Net;

public sealed class WebUrlTests
{
    [Theory]
    [InlineData("http://pictures.test/cat.jpg")]
    [InlineData("https://pictures.test:8443/cat.jpg?size=large")]
    [InlineData("https://[2606:4700::1111]/")]
    public void Plain_web_addresses_are_taken(string text) => Assert.Equal(text, WebUrl.Parse(text).AbsoluteUri);

    [Theory]
    [InlineData("cat.jpg", "cat.jpg is not a URL; expected http:// or https://.")]
    [InlineData("http://me:secret@ /", " / is not a URL; expected http:// or https://.")]
    [InlineData("data:image/png;base64,AAAA", "The URL has the scheme data; expected http or https.")]
    [InlineData("http://me:secret@pictures.test/", "The URL for pictures.test holds credentials; expected none.")]
    public void Anything_else_is_refused_without_repeating_credentials(string text, string expected)
    {
        var error = Assert.Throws<DownloadException>(() => WebUrl.Parse(text));

        Assert.Equal((DownloadFailure.InvalidUrl, expected), (error.Failure, error.Message));
    }

    [Theory]
    [InlineData("http://a.test/x", "http://A.test:80/y", true)]
    [InlineData("http://a.test/", "https://a.test/", false)]
    [InlineData("http://a.test/", "http://a.test:8080/", false)]
    [InlineData("http://a.test/", "http://b.a.test/", false)]
    public void An_origin_is_a_scheme_a_host_and_a_port(string first, string second, bool expected) =>
        Assert.Equal(expected, WebUrl.SameOrigin(new Uri(first), new Uri(second)));
}
