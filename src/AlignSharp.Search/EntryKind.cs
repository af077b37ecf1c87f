namespace AlignSharp.Search;

/// <summary>What a vector was made from.</summary>
public enum EntryKind
{
    /// <summary>A picture.</summary>
    Image,

    /// <summary>A text.</summary>
    Text,
}
