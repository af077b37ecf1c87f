using System.Text.Json.Serialization;

namespace AlignSharp.Data.Download.Pictures;

/// <summary>How pictures are stored.</summary>
public enum PictureFormat
{
    /// <summary>JPEG.</summary>
    [JsonStringEnumMemberName("jpg")]
    Jpeg,

    /// <summary>WebP, lossy.</summary>
    [JsonStringEnumMemberName("webp")]
    WebP,

    /// <summary>PNG.</summary>
    [JsonStringEnumMemberName("png")]
    Png,

    /// <summary>The bytes as they came, decoded only to see that they are whole. Needs <see cref="ResizeMode.None"/>.</summary>
    [JsonStringEnumMemberName("original")]
    Original,
}
