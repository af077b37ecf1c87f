using System.Net;
using static AlignSharp.Data.Tests.Download.Answers;

namespace AlignSharp.Data.Tests.Download;

/// <summary>Where servers send us, and where we do not go.</summary>
public sealed class RedirectTests : OutcomeTest
{
    [Fact]
    public async Task Redirects_are_followed_only_so_far()
    {
        Server.On("a.test/target.jpg", TestPictures.Jpeg());
        Server.OnStatus("a.test/circle.jpg", 302, ("Location", "/circle2.jpg"));
        Server.OnStatus("a.test/circle2.jpg", 302, ("Location", "http://a.test/circle.jpg"));
        for (var i = 0; i < 10; i++)
        {
            Server.OnStatus($"a.test/far{i}.jpg", 307, ("Location", $"/far{i + 1}.jpg"));
        }

        Server.Names["inside.test"] = _ => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.1.2.3")]);
        await ExpectAsync(
            Case("ok", Status(301, ("Location", "target.jpg"))),
            Case("ok", Status(308, ("Location", "//user:secret@a.test/target.jpg#part"))),
            Case("redirect_loop", Status(302, ("Location", "/circle.jpg"))),
            Case("too_many_redirects", Status(302, ("Location", "/far0.jpg"))),
            Case("invalid_redirect", Status(302)),
            Case("invalid_redirect", Status(302, ("Location", "ftp://a.test/x.jpg"))),
            Case("invalid_redirect", Status(302, ("Location", "file:///etc/passwd"))),
            Case("address_not_public", Status(302, ("Location", "http://169.254.169.254/latest/meta-data"))),
            Case("address_not_public", Status(302, ("Location", "http://[::1]/x.jpg"))),
            Case("address_not_public", Status(302, ("Location", "http://2130706433/x.jpg"))),
            Case("address_not_public", Status(302, ("Location", "https://inside.test/x.jpg"))));
    }

    [Fact]
    public async Task Addresses_inside_a_network_are_refused_before_a_socket_opens()
    {
        Server.Names["mixed.test"] = _ => Task.FromResult<IPAddress[]>([PictureServer.PublicAddress, IPAddress.Parse("192.168.0.1")]);
        Server.Names["localhost"] = _ => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        Server.Names["mapped.test"] = _ => Task.FromResult<IPAddress[]>([IPAddress.Parse("::ffff:127.0.0.1")]);
        await ExpectAsync(
            ("http://127.0.0.1/x.jpg", "address_not_public"),
            ("http://localhost/x.jpg", "address_not_public"),
            ("http://10.0.0.1:8080/x.jpg", "address_not_public"),
            ("http://[fe80::1]/x.jpg", "address_not_public"),
            ("http://mixed.test/x.jpg", "address_not_public"),
            ("http://mapped.test/x.jpg", "address_not_public"));
        Assert.Empty(Server.Requests);
    }
}
