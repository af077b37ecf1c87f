using System.Globalization;
using AlignSharp.Imaging;
using static AlignSharp.Data.Tests.Download.Answers;

namespace AlignSharp.Data.Tests.Download;

/// <summary>What servers send: bytes, sizes and statuses, each with the outcome it is counted under.</summary>
public sealed class ContentTests : OutcomeTest
{
    private static readonly byte[] Picture = TestPictures.Jpeg();

    [Fact]
    public async Task Content_is_judged_by_its_bytes() => await ExpectAsync(
        Case("ok", Serve(Picture)),
        Case("ok", Serve(Picture, "text/html")),
        Case("ok", Serve(Gzip(Picture), "image/jpeg", ("Content-Encoding", "gzip"))),
        Case("ok", Serve(ImageEncoder.WebP(TestPictures.Gradient(40, 30)), "image/jpeg")),
        Case("not_an_image", Serve("<html>not found</html>"u8.ToArray())),
        Case("not_an_image", Serve([0], "image/png")),
        Case("unsupported_image", Serve("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(), "image/svg+xml")),
        Case("unsupported_image", Serve([0, 0, 0, 28, .. "ftypavif"u8, 0, 0, 0, 0], "image/avif")),
        Case("undecodable_image", Serve(Picture[..(Picture.Length / 2)])),
        Case("undecodable_image", Serve([.. Picture[..4], .. new byte[500]])),
        Case("empty_body", Serve([])),
        Case("empty_body", Status(204)));

    [Fact]
    public async Task Size_is_judged_before_anything_is_decoded()
    {
        var picture = Options("").Picture with { MaximumPixels = 10_000, MaximumSide = 1_000, MinimumSide = 20, MaximumAspect = 3 };
        await ExpectAsync(
            options => options with { Picture = picture, Web = options.Web with { MaximumBytes = 20_000 } },
            Case("too_many_pixels", Serve(TestPictures.PngClaiming(60_000, 60_000))),
            Case("too_many_pixels", Serve(TestPictures.PngClaiming(60_000, 1))),
            Case("too_many_pixels", Serve(TestPictures.Jpeg(101, 100))),
            Case("ok", Serve(TestPictures.Jpeg(100, 100))),
            Case("too_small", Serve(TestPictures.Jpeg(40, 19))),
            Case("ok", Serve(TestPictures.Jpeg(60, 20))),
            Case("too_elongated", Serve(TestPictures.Jpeg(61, 20))),
            Case("too_large", Serve(new byte[20_001])),
            Case("too_large", Stream(Enumerable.Repeat(new byte[8_000], 3))),
            Case("decompression_bomb", Serve(Gzip(new byte[2_000_000]), "image/jpeg", ("Content-Encoding", "gzip"))),
            Case("protocol_error", Serve("no gzip at all"u8.ToArray(), "image/jpeg", ("Content-Encoding", "gzip"))),
            Case("protocol_error", Serve(Picture, "image/jpeg", ("Content-Encoding", "rot13"))));
    }

    [Fact]
    public async Task Statuses_have_names() => await ExpectAsync(
        Case("not_found", Status(404)),
        Case("not_found", Status(410)),
        Case("forbidden", Status(403)),
        Case("forbidden", Status(451)),
        Case("client_error", Status(418)),
        Case("client_error", Status(304)),
        Case("server_error", Status(500)),
        Case("server_error", Status(503)),
        Case("server_error", Status(408)),
        Case("rate_limited", Status(429)));
}
