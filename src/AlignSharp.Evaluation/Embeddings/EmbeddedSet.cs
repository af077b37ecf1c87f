using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>A set as a run uses it.</summary>
/// <param name="Pictures">What could be read.</param>
/// <param name="Skipped">What could not.</param>
internal sealed record EmbeddedSet(EmbeddedPictures Pictures, ImmutableArray<SkippedSample> Skipped)
{
    public DataIdentity Identity =>
        new(Pictures.Set.Name, Pictures.Hash, Pictures.Samples.Length + Skipped.Length, Pictures.Samples.Length);

    /// <summary>What was left out, with the set's name before the keys, for a set that is not the measured one.</summary>
    public IEnumerable<SkippedSample> SkippedBeside => Skipped.Select(sample => sample with { Key = $"{Pictures.Set.Name}: {sample.Key}" });
}
