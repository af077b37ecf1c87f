namespace AlignSharp.Evaluation.Results;

/// <summary>What a figure counts.</summary>
public enum FigureUnit
{
    /// <summary>Hundredths, from 0 to 100.</summary>
    Percent,

    /// <summary>A rank; 1 is the best.</summary>
    Rank,

    /// <summary>A number without unit.</summary>
    Number,

    /// <summary>How many things a figure is about, known exactly.</summary>
    Count,

    /// <summary>How likely a difference at least as large is by chance, from 0 to 1: what a test gives instead of an interval.</summary>
    Probability,
}
