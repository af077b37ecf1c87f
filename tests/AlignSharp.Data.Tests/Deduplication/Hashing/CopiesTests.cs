using AlignSharp.Data.Deduplication;
using AlignSharp.Data.Deduplication.Decisions;
using AlignSharp.Data.Deduplication.Hashing;
using AlignSharp.Data.Deduplication.Sources;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Tests.Deduplication.Hashing;

/// <summary>How surely copies of pictures are found with the default bounds, and nothing else.</summary>
public class CopiesTests
{
    private const int Pictures = 500;

    private static readonly Func<RgbImage, RgbImage>[] Changes =
    [
        image => Decode(GeneratedPicture.Jpeg(image, 50)),
        image => Decode(GeneratedPicture.Jpeg(image, 90)),
        image => Decode(GeneratedPicture.WebP(image, 50)),
        image => image.Resize(image.Width / 2, image.Height / 2, ResampleFilter.Bicubic),
        image => image.Resize(image.Width * 2, image.Height * 2, ResampleFilter.Bilinear),
        image => Crop(image, 0.03, 0, 0, 0),
        image => Crop(image, 0, 0.02, 0.02, 0),
        image => Crop(image, 0.015, 0.015, 0.015, 0.015),
        image => Decode(GeneratedPicture.Jpeg(Crop(image.Resize(96, 72, ResampleFilter.Lanczos), 0, 0, 0.03, 0), 70)),
    ];

    [Fact]
    public void Copies_are_found_and_other_pictures_are_not()
    {
        var originals = new RgbImage[Pictures];
        var copies = new RgbImage[Pictures * 3];
        Parallel.For(0, Pictures, number => originals[number] = GeneratedPicture.Draw(number));
        Parallel.For(0, copies.Length, copy => copies[copy] = Changes[copy % Changes.Length](originals[copy % Pictures]));

        var (found, wrong) = Count(Search([.. copies, .. originals], copies.Length), copies.Length);

        Assert.True(found > 0.95 * copies.Length, $"{found} of {copies.Length} copies were found.");
        Assert.True(found > 0.99 * (found + wrong), $"{wrong} pairs were found beside {found} copies.");
    }

    private static Neighborhood Search(RgbImage[] images, int own)
    {
        var set = new PictureSet();
        var source = new FolderSource("pictures");
        var readings = new Reading[images.Length];
        Parallel.For(0, images.Length, i => readings[i] = new Reading(i, $"{i}", Fingerprint.Of(images[i]), null));
        foreach (var reading in readings)
        {
            Action<DedupSource, Reading> add = reading.Ordinal < own ? set.AddOwn : set.Add;
            add(source, reading);
        }

        var request = new DedupRequest { Inputs = ["pictures"], Output = "out.csv" };
        return HashPairs.Find(set, request, null, TestContext.Current.CancellationToken);
    }

    /// <summary>Pairs of a copy and an original that belong together, and those that do not.</summary>
    private static (int Found, int Wrong) Count(Neighborhood near, int copies)
    {
        var (found, wrong) = (0, 0);
        for (var copy = 0; copy < copies; copy++)
        {
            foreach (var neighbor in near[near.Pictures.GroupOf(copy)])
            {
                foreach (var picture in near.Pictures[neighbor.Group])
                {
                    var isOriginal = picture >= copies;
                    var isOwn = isOriginal && picture - copies == copy % Pictures;
                    found += isOwn ? 1 : 0;
                    wrong += isOriginal && !isOwn ? 1 : 0;
                }
            }
        }

        return (found, wrong);
    }

    private static RgbImage Decode(byte[] bytes) => ImageDecoder.Default.Decode(bytes, "copy");

    private static RgbImage Crop(RgbImage image, double left, double top, double right, double bottom)
    {
        var (x, y) = ((int)Math.Round(image.Width * left), (int)Math.Round(image.Height * top));
        return image.Crop(
            x, y, image.Width - x - (int)Math.Round(image.Width * right), image.Height - y - (int)Math.Round(image.Height * bottom));
    }
}
