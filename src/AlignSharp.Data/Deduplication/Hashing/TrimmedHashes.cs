namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>
/// The hashes that a picture would have if it had lost 3 percent at some of its edges. A crop moves every shape, and so
/// changes many bits; beside the picture trimmed alike it differs in few.
/// </summary>
internal static class TrimmedHashes
{
    private const float Part = 0.03f;

    // Left, top, right, bottom: each edge, each corner, all around.
    private static readonly (float Left, float Top, float Right, float Bottom)[] Trims =
    [
        (Part, 0, 0, 0), (0, Part, 0, 0), (0, 0, Part, 0), (0, 0, 0, Part),
        (Part, Part, 0, 0), (0, Part, Part, 0), (0, 0, Part, Part), (Part, 0, 0, Part),
        (Part, Part, Part, Part),
    ];

    public static int Count => Trims.Length;

    public static PerceptualHash[] Of(GrayThumbnail thumbnail) => Array.ConvertAll(
        Trims, trim => PerceptualHash.Compute(thumbnail.Trim(trim.Left, trim.Top, trim.Right, trim.Bottom)));
}
