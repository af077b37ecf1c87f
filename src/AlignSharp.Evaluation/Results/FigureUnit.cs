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
}
