using System.Collections.Immutable;
using AlignSharp.Evaluation.Embeddings;

namespace AlignSharp.Evaluation.Results;

/// <summary>All that a run found, and what it needs to be repeated.</summary>
/// <param name="Provenance">Model, data, versions and seeds.</param>
/// <param name="Splits">In the order in which the set names them.</param>
/// <param name="Skipped">Samples that were left out.</param>
public sealed record EvaluationResult(Provenance Provenance, ImmutableArray<SplitResult> Splits, ImmutableArray<SkippedSample> Skipped);
