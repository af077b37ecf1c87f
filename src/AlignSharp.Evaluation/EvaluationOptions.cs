using System.Collections.Immutable;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Tasks;
using AlignSharp.ZeroShot;

namespace AlignSharp.Evaluation;

/// <summary>What is measured, and how.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The tasks; all unless set.</summary>
    public ImmutableArray<IEvaluationTask> Tasks { get; init; } = EvaluationTasks.All;

    /// <summary>What makes prompts of class names; the set's own templates, else the name as it is, unless set.</summary>
    public ImmutableArray<PromptTemplate> Templates { get; init; } = [];

    /// <summary>Pictures to learn from, with the labels of the measured set; half of the measured ones, class by class, unless set.</summary>
    public IEvaluationSet? Train { get; init; }

    /// <summary>A second set of the same classes, for tasks that compare sets.</summary>
    public IEvaluationSet? Reference { get; init; }

    /// <summary>Decides every draw: the same seed gives the same figures and intervals.</summary>
    public ulong Seed { get; init; }

    /// <summary>How often pictures are drawn again for each interval; 1,000 unless set, 0 for none.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Where embeddings are kept; the user's cache unless set.</summary>
    public string? CacheFolder { get; init; }
}
