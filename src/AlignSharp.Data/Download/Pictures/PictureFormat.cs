namespace AlignSharp.Data.Download.Pictures;

/// <summary>How pictures are stored.</summary>
public enum PictureFormat
{
    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>WebP, lossy.</summary>
    WebP,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>The bytes as they came, once they have been decoded to see that they are whole. Needs <see cref="ResizeMode.None"/>.</summary>
    Original,
}
