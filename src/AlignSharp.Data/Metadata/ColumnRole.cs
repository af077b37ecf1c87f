namespace AlignSharp.Data.Metadata;

/// <summary>What a column says about a pair, whatever the data set calls it.</summary>
public enum ColumnRole
{
    /// <summary>The pair's key in its data set.</summary>
    Id,

    /// <summary>Where the picture was found.</summary>
    Url,

    /// <summary>The alt-text; null counts as empty.</summary>
    Text,

    /// <summary>The picture's width in pixels.</summary>
    Width,

    /// <summary>The picture's height in pixels.</summary>
    Height,

    /// <summary>What tells one picture from another: its perceptual hash, or else its address.</summary>
    Image,

    /// <summary>Cosine similarity of the picture and its text under CLIP.</summary>
    Clip,

    /// <summary>Probability (0 to 1) that the picture is unsafe.</summary>
    Nsfw,

    /// <summary>Probability (0 to 1) that the picture bears a watermark.</summary>
    Watermark,

    /// <summary>Predicted aesthetic rating, about 1 to 10.</summary>
    Aesthetic,

    /// <summary>How many faces a detector found.</summary>
    Faces,

    /// <summary>The size of the encoded picture in bytes.</summary>
    Bytes,
}
