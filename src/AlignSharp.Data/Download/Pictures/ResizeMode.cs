namespace AlignSharp.Data.Download.Pictures;

/// <summary>How pictures are brought to size.</summary>
public enum ResizeMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The short side becomes the size; the ratio stays.</summary>
    ShortSide,

    /// <summary>The long side becomes the size; the ratio stays.</summary>
    LongSide,

    /// <summary>The short side becomes the size and the middle is cut out as a square.</summary>
    Crop,

    /// <summary>The long side becomes the size and a white border fills the square.</summary>
    Border,
}
