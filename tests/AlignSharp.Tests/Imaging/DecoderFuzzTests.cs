using AlignSharp.Imaging;
using CsCheck;

namespace AlignSharp.Tests.Imaging;

public class DecoderFuzzTests
{
    private static readonly ImageDecoder Bounded = new(new ImageLimits { MaxPixels = 1_000_000 });

    private static readonly byte[][] Seeds =
    [
        .. ImageGoldens.Images.Where(image => image.Width <= 200).Select(image => File.ReadAllBytes(ImageGoldens.File(image.File))),
        TinyBmp.Windows(3, 2, 8, [2, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 1, 1, 0, 0, 1], 1, new byte[8], 2),
        TinyBmp.Windows(1, 1, 16, [0x20, 0xFC, 0, 0], 3, [0, 0xF8, 0, 0, 0xE0, 0x07, 0, 0, 0x1F, 0, 0, 0]),
    ];

    [Fact]
    public void A_damaged_file_gives_a_picture_within_the_limits_or_an_error() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1].Select(i => Seeds[i]), Gen.Double.Unit, Gen.Select(Gen.Double.Unit, Gen.Byte).Array[0, 8])
            .Sample((file, length, edits) => IsPictureOrError(Damage(file, length, edits)), iter: 400);

    [Fact]
    public void Damage_near_the_header_is_survived() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1].Select(i => Seeds[i]), Gen.Select(Gen.Int[0, 120], Gen.Byte).Array[1, 6])
            .Sample((file, edits) => IsPictureOrError(Overwrite(file, edits)), iter: 400);

    private static byte[] Damage(byte[] file, double length, (double Place, byte Value)[] edits)
    {
        // Half of the files keep their length, so that damage inside is seen as well as truncation.
        var kept = length < 0.5 ? file.Length : (int)(file.Length * length);
        return Overwrite(file[..kept], [.. edits.Select(edit => ((int)(edit.Place * kept), edit.Value))]);
    }

    private static byte[] Overwrite(byte[] file, (int Place, byte Value)[] edits)
    {
        var copy = file.ToArray();
        foreach (var (place, value) in edits.Where(edit => edit.Place < copy.Length))
        {
            copy[place] = value;
        }

        return copy;
    }

    private static bool IsPictureOrError(byte[] file)
    {
        try
        {
            var image = Bounded.Decode(file, "fuzz");
            return (long)image.Width * image.Height <= 1_000_000;
        }
        catch (ImageException error)
        {
            return error.Message.StartsWith("fuzz ", StringComparison.Ordinal);
        }
    }
}
