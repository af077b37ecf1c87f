using System.Collections.Immutable;

namespace AlignSharp.Training.Cards;

/// <summary>Where a card is written, and what stands in it beside the run's own. Immutable.</summary>
public sealed record ModelCardOptions
{
    /// <summary>The folder of the model that the card is about; null takes the run's finished one.</summary>
    public string? Folder { get; init; }

    /// <summary>Files results.json of <c>align eval</c> on this very model.</summary>
    public ImmutableArray<string> Evaluations { get; init; } = [];

    /// <summary>Settings that replace those of the run, as <c>card.licence=mit</c>.</summary>
    public ImmutableArray<string> Overrides { get; init; } = [];
}
