namespace AlignSharp.Data.Deduplication;

/// <summary>Which of several near-duplicates stays.</summary>
public enum KeepRule
{
    /// <summary>The one that comes first in the inputs.</summary>
    First,

    /// <summary>The one with most pixels; of equal ones the first.</summary>
    Largest,
}
