namespace AlignSharp.Data.Pairs;

/// <summary>What became of a picture, a caption or a row.</summary>
public enum PackOutcome
{
    /// <summary>It is in a shard.</summary>
    Packed,

    /// <summary>A picture without a caption, or with blank ones only.</summary>
    NoCaption,

    /// <summary>Captions whose picture is not in the folder.</summary>
    NoPicture,

    /// <summary>A picture that cannot be read or decoded.</summary>
    UnreadablePicture,

    /// <summary>A text or JSON file beside a picture that cannot be read, is no UTF-8 or no JSON.</summary>
    UnreadableCaption,

    /// <summary>A row of the caption file that is not laid out as the others are.</summary>
    MalformedRow,
}
