using System.Collections.Immutable;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Rules;

namespace AlignSharp.Data.Statistics;

/// <summary>Something to measure of every row.</summary>
/// <param name="Name">In one word.</param>
/// <param name="Title">For a person.</param>
/// <param name="Roles">The columns it needs.</param>
/// <param name="Sql">The value over columns named by their roles; null where it is not known.</param>
/// <param name="IsWhole">Whether values are whole numbers.</param>
/// <param name="Marks">Bounds that published data sets keep to.</param>
internal sealed record Measure(
    string Name, string Title, ImmutableArray<ColumnRole> Roles, string Sql, bool IsWhole, ImmutableArray<Mark> Marks)
{
    private const string HasSize = "width >= 1 AND height >= 1";

    public static ImmutableArray<Measure> All { get; } =
    [
        new("clip", "CLIP similarity", [ColumnRole.Clip], "clip", false, [new(0.28, "LAION-2B keeps from 0.28")]),
        new("nsfw", "NSFW score", [ColumnRole.Nsfw], "nsfw", false, [new(0.5, "COYO keeps up to 0.5")]),
        new("watermark", "Watermark score", [ColumnRole.Watermark], "watermark", false, []),
        new("aesthetic", "Aesthetic score", [ColumnRole.Aesthetic], "aesthetic", false, []),
        new("faces", "Faces", [ColumnRole.Faces], "faces", true, []),
        new("side", "Shorter side in pixels", [ColumnRole.Width, ColumnRole.Height],
            $"CASE WHEN {HasSize} THEN least(width, height) END", true, [new(200, "COYO keeps from 200, ALIGN above")]),
        new("aspect", "Longer to shorter side", [ColumnRole.Width, ColumnRole.Height],
            $"CASE WHEN {HasSize} THEN greatest(width / height, height / width) END", false,
            [new(3, "COYO keeps up to 3, ALIGN below")]),
        new("width", "Width in pixels", [ColumnRole.Width], "width", true, []),
        new("height", "Height in pixels", [ColumnRole.Height], "height", true, []),
        new("characters", "Characters of a text", [ColumnRole.Text], "CASE WHEN has_text THEN length(text) END", true,
            [new(6, "COYO keeps from 6"), new(1000, "COYO keeps to 1,000")]),
        new("words", "Words of a text", [ColumnRole.Text], $"CASE WHEN has_text THEN {TextSql.WordCount} END", true,
            [new(3, "COYO and ALIGN keep from 3"), new(20, "ALIGN keeps to 20"), new(256, "COYO keeps to 256")]),
        new("bytes", "Picture file in bytes", [ColumnRole.Bytes], "bytes", true, [new(5120, "COYO kept from 5 KB")]),
    ];
}
