using System.Security.Cryptography;
using System.Text.Json;
using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Imaging;

/// <summary>The reference results of tests/fixtures/images.</summary>
internal static class ImageGoldens
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<ImageGolden> Images { get; } = Read<ImageGoldenFile>("images.json").Images;

    public static IReadOnlyList<ResizeGolden> Resizes { get; } = Read<ResizeGoldenFile>("resize.json").Cases;

    public static string File(string name) => Fixtures.Path("images", name);

    public static RgbImage Decode(string name) => ImageDecoder.Default.Decode(File(name));

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static T Read<T>(string name) =>
        JsonSerializer.Deserialize<T>(System.IO.File.ReadAllBytes(File(name)), Options)!;

    private sealed record ImageGoldenFile(ImageGolden[] Images);

    private sealed record ResizeGoldenFile(ResizeGolden[] Cases);
}
