namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>What lies beyond the edge of a picture abcd.</summary>
internal enum EdgeRule
{
    /// <summary>aaa|abcd|ddd.</summary>
    Repeat,

    /// <summary>cba|abcd|dcb.</summary>
    Reflect,

    /// <summary>dcb|abcd|cba.</summary>
    Mirror,
}
