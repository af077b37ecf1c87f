using System.Text.Json;
using AlignSharp.Data.Deduplication.Hashing;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Tests.Deduplication.Hashing;

public class PerceptualHashTests
{
    private static readonly ImageDecoder AsStored = new(ignoreOrientation: true);

    public static TheoryData<string, string> Goldens
    {
        get
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(Fixtures.Path("phash", "phash.json")));
            var goldens = new TheoryData<string, string>();
            foreach (var golden in file.RootElement.GetProperty("images").EnumerateObject())
            {
                goldens.Add(golden.Name, golden.Value.GetString()!);
            }

            return goldens;
        }
    }

    [Theory]
    [MemberData(nameof(Goldens))]
    public void Every_hash_equals_the_reference_to_the_bit(string file, string expected) =>
        Assert.Equal(expected, PerceptualHash.Compute(AsStored.Decode(Fixtures.Path("images", file))).ToString());

    [Fact]
    public void A_flat_picture_has_only_its_constant_term()
    {
        var pixels = new byte[97 * 41 * RgbImage.Channels];
        pixels.AsSpan().Fill(77);
        Assert.Equal(1UL << 63, PerceptualHash.Compute(new RgbImage(97, 41, pixels)).Bits);
    }

    [Fact]
    public void A_black_picture_has_no_bit() =>
        Assert.Equal(0UL, PerceptualHash.Compute(new RgbImage(5, 7, new byte[5 * 7 * RgbImage.Channels])).Bits);

    [Theory]
    [InlineData("94e23f80f08adfaa", true)]
    [InlineData("94E23F80F08ADFAA", true)]
    [InlineData("94e23f80f08adfa", false)]
    [InlineData("094e23f80f08adfaa", false)]
    [InlineData(" 94e23f80f08adfa", false)]
    [InlineData("0x94e23f80f08adf", false)]
    [InlineData("", false)]
    public void A_hash_is_sixteen_hexadecimal_digits(string text, bool isHash)
    {
        Assert.Equal(isHash, PerceptualHash.TryParse(text, out var hash));
        Assert.Equal(isHash ? text.ToLowerInvariant() : "0000000000000000", hash.ToString());
    }

    [Fact]
    public void Distance_counts_the_bits_that_differ() =>
        Assert.Equal(3, new PerceptualHash(0b1011).DistanceTo(new PerceptualHash(1UL << 63 | 0b1101)));
}
