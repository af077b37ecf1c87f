using System.Collections.Immutable;
using System.Globalization;

namespace AlignSharp.Data.Statistics;

/// <summary>The model card's comparison of data sets, with a column filled from the user's own files.</summary>
internal static class ComparisonTable
{
    private const string Unknown = "not known";

    public static ImmutableArray<ComparisonRow> Build(
        long rows, ImmutableArray<string> columns, ImmutableArray<Distribution> distributions)
    {
        Distribution? Find(string name) => distributions.FirstOrDefault(distribution => distribution.Name == name);
        return
        [
            new("Pairs", rows.ToString("N0", CultureInfo.InvariantCulture), "746,972,269", "about 2 billion", "about 1.8 billion"),
            new("Columns", columns.Length.ToString(CultureInfo.InvariantCulture), "17", "URL, TEXT, sizes, similarity, punsafe, pwatermark", "not published"),
            new("CLIP similarity", Range(Find("similarity"), 3), "ViT-B/32 and ViT-L/14 given, not filtered", "ViT-B/32 above 0.28", "not used"),
            new("Shorter side", Range(Find("short_side"), 0), "at least 200", Unknown, "above 200"),
            new("Aspect", Range(Find("aspect"), 2), "at most 3", Unknown, "below 3"),
            new("Words of a text", Range(Find("words"), 0), "3 to 256, with a noun", Unknown, "3 to 20 unigrams"),
            new("Characters of a text", Range(Find("characters"), 0), "6 to 1,000", Unknown, Unknown),
            new("Unsafe pictures", Range(Find("nsfw"), 3), "score at most 0.5", "punsafe given", "removed"),
            new("Watermarks", Range(Find("watermark"), 3), "score given", "pwatermark given", Unknown),
            new("Aesthetic score", Range(Find("aesthetic"), 2), "given", "for parts", "none"),
            new("Faces", Range(Find("faces"), 0), "counted", "not counted", "not counted"),
            new("Repeated texts", "see 'align data filter'", "a text at most 10 times", Unknown, "a text of at most 10 pictures, a picture of at most 1,000 texts"),
            new("Test sets", "see 'align data dedup'", "pHash against ImageNet, Flickr30k, COCO, CC3M, CC12M", Unknown, "near-duplicates removed"),
        ];
    }

    private static string Range(Distribution? distribution, int decimals)
    {
        if (distribution is null)
        {
            return "no column";
        }

        var format = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        return distribution is { Minimum: { } minimum, Maximum: { } maximum }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{minimum.ToString(format, CultureInfo.InvariantCulture)} to {maximum.ToString(format, CultureInfo.InvariantCulture)}, median {distribution.Quantiles[3].ToString(format, CultureInfo.InvariantCulture)}{(distribution.Missing > 0 ? $"; {distribution.Missing:N0} missing" : "")}")
            : "every value is missing";
    }
}
