using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Sets;

/// <summary>Pictures to measure a model on. Reading twice gives the same samples in the same order.</summary>
public interface IEvaluationSet
{
    /// <summary>What messages and reports call the set: its path as it was given.</summary>
    string Name { get; }

    /// <summary>The fields by which pictures are classified.</summary>
    ImmutableArray<string> Fields { get; }

    /// <summary>The classes the set declares; for other fields the values that occur are the classes.</summary>
    ImmutableArray<ClassList> ClassLists { get; }

    /// <summary>What the set names but cannot give, as far as that is known before its pictures are read.</summary>
    ImmutableArray<SkippedSample> Skipped => [];

    /// <summary>Reads the samples from the first to the last.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="AlignException">The set is not as its layout says.</exception>
    IAsyncEnumerable<EvaluationSample> ReadAsync(CancellationToken cancellationToken = default);
}
