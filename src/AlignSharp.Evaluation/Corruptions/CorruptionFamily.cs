namespace AlignSharp.Evaluation.Corruptions;

/// <summary>What kind of fault a corruption is.</summary>
public enum CorruptionFamily
{
    /// <summary>Of the sensor.</summary>
    Noise,

    /// <summary>Of the lens, the hand or the glass before it.</summary>
    Blur,

    /// <summary>Of the air and the light.</summary>
    Weather,

    /// <summary>Of storing and processing.</summary>
    Digital,

    /// <summary>Of how the picture was framed, sized and saved; not among Hendrycks and Dietterich's fifteen.</summary>
    Framing,

    /// <summary>Of someone who wants the model to be wrong.</summary>
    Attack,
}
