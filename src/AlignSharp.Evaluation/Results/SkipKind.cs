namespace AlignSharp.Evaluation.Results;

/// <summary>Why a picture or row of a set was left out.</summary>
public enum SkipKind
{
    /// <summary>The picture is named but not there.</summary>
    Missing,

    /// <summary>The picture is there but cannot be read or decoded.</summary>
    Broken,

    /// <summary>A row of a caption file or table is not laid out as the others are.</summary>
    Malformed,
}
