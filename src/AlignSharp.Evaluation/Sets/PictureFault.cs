using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Sets;

/// <summary>Why a picture cannot be used.</summary>
/// <param name="Kind">What keeps it out.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record PictureFault(SkipKind Kind, string Reason);
