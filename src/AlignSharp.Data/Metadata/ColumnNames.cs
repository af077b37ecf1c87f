using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata;

/// <summary>The names that data sets give to the columns of each role, the preferred one first. Case does not matter.</summary>
internal static class ColumnNames
{
    private static readonly FrozenDictionary<ColumnRole, ImmutableArray<string>> Known =
        new Dictionary<ColumnRole, ImmutableArray<string>>
        {
            [ColumnRole.Id] = ["id", "sample_id", "key"],
            [ColumnRole.Url] = ["url", "image_url"],
            [ColumnRole.Text] = ["text", "caption", "alt_text"],
            [ColumnRole.Width] = ["width", "original_width", "image_width"],
            [ColumnRole.Height] = ["height", "original_height", "image_height"],
            [ColumnRole.Image] = ["image_phash", "phash", "url", "image_url"],
            [ColumnRole.Clip] = ["clip_similarity_vitb32", "similarity", "clip_similarity", "clip_score", "clip_similarity_vitl14"],
            [ColumnRole.Nsfw] = ["nsfw_score_opennsfw2", "punsafe", "nsfw_score", "nsfw_score_gantman"],
            [ColumnRole.Watermark] = ["watermark_score", "pwatermark"],
            [ColumnRole.Aesthetic] = ["aesthetic_score_laion_v2", "aesthetic_score", "aesthetic"],
            [ColumnRole.Faces] = ["num_faces", "faces"],
            [ColumnRole.Bytes] = ["byte_size", "num_bytes", "file_size", "content_length"],
        }.ToFrozenDictionary();

    public static ImmutableArray<string> Of(ColumnRole role) => Known[role];

    /// <summary>Whether a column of this role holds text; the others hold numbers.</summary>
    public static bool IsText(ColumnRole role) =>
        role is ColumnRole.Id or ColumnRole.Url or ColumnRole.Text or ColumnRole.Image;

    /// <summary>The role as users write it: <c>clip</c>.</summary>
    public static string Word(ColumnRole role) => role.ToString().ToLowerInvariant();
}
