using System.IO.Hashing;
using System.Text;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>
/// Brings pictures to the size for which the strengths of corruptions are defined, so that a severity means the same for every
/// picture and model.
/// </summary>
internal static class PictureFrame
{
    /// <summary>The shorter side, in pixels.</summary>
    public const int Side = 224;

    private const int MostSides = 4;

    public static RgbImage Fit(RgbImage picture)
    {
        var (shorter, longer) = (Math.Min(picture.Width, picture.Height), Math.Max(picture.Width, picture.Height));
        var scale = Math.Min((double)Side / shorter, (double)(MostSides * Side) / longer);
        return picture.Resize(
            Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)), ResampleFilter.Bilinear);
    }

    /// <summary>A seed of its own for each picture, whatever others there are.</summary>
    public static ulong Seed(ulong seed, string key) => new SplitMix64(seed, XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(key))).Next();
}
