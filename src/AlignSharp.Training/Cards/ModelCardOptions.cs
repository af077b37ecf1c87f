using System.Collections.Immutable;

namespace AlignSharp.Training.Cards;

/// <summary>Where a card is written, and what stands in it beside the run's own. Immutable.</summary>
public sealed record ModelCardOptions
{
    /// <summary>A folder with a copy of the run's finished or best model, which the card is about; null takes the finished one.</summary>
    public string? Folder { get; init; }

    /// <summary>Files results.json of <c>align eval</c> on this very model.</summary>
    public ImmutableArray<string> Evaluations { get; init; } = [];

    /// <summary>Settings of the card that replace the run's, as <c>card.licence=mit</c>; no others can be.</summary>
    public ImmutableArray<string> Overrides { get; init; } = [];
}
