namespace AlignSharp.Evaluation.Sets;

/// <summary>A picture of a set.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Picture">The encoded picture; empty where it cannot be read.</param>
public sealed record EvaluationSample(SampleFacts Facts, ReadOnlyMemory<byte> Picture)
{
    /// <summary>Why the picture cannot be used; nothing where it was read.</summary>
    public PictureFault? Fault { get; init; }
}
