using System.Text.Json.Serialization;

namespace AlignSharp.Data.Download.Pictures;

/// <summary>How pictures are brought to size.</summary>
public enum ResizeMode
{
    /// <summary>Not at all.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>The short side becomes the size; the ratio stays.</summary>
    [JsonStringEnumMemberName("short-side")]
    ShortSide,

    /// <summary>The long side becomes the size; the ratio stays.</summary>
    [JsonStringEnumMemberName("long-side")]
    LongSide,

    /// <summary>The short side becomes the size and the middle is cut out as a square.</summary>
    [JsonStringEnumMemberName("crop")]
    Crop,

    /// <summary>The long side becomes the size and a white border fills the square.</summary>
    [JsonStringEnumMemberName("border")]
    Border,
}
