using System.Collections.Immutable;

namespace AlignSharp.Training.Settings;

/// <summary>When and on what the model is measured during a run, by recall@k. Immutable.</summary>
public sealed record EvaluationSettings
{
    /// <summary>Steps between measurements; the last step is measured always. Above 0.</summary>
    public long EverySteps { get; init; } = 500;

    /// <summary>Held-out shards; empty takes what <c>data.hold_out</c> keeps back, and without that nothing is measured.</summary>
    public ImmutableArray<string> Shards { get; init; } = [];

    /// <summary>The most pairs that are measured, the first ones. Above 0.</summary>
    public int Pairs { get; init; } = 2000;

    /// <summary>Pairs that go through the towers at a time. Above 0.</summary>
    public int BatchSize { get; init; } = 64;
}
