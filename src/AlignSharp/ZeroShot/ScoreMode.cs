namespace AlignSharp.ZeroShot;

/// <summary>Whether labels compete.</summary>
public enum ScoreMode
{
    /// <summary>Exactly one label fits: the scores of a picture sum to 1.</summary>
    SingleLabel,

    /// <summary>Any number of labels fit: each is scored on its own against the prompt without a label.</summary>
    MultiLabel,
}
