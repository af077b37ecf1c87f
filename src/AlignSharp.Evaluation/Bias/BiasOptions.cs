using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Bias;

/// <summary>Which groups are compared, and by which texts.</summary>
public sealed record BiasOptions
{
    /// <summary>Fields of the metadata whose values are groups. A person must say which: no field is a group by itself.</summary>
    public ImmutableArray<string> GroupFields { get; init; } = [];

    /// <summary>Texts that groups may lean to, and groups of texts; none unless set.</summary>
    public AttributeSets? Attributes { get; init; }

    /// <summary>How often group membership is shuffled for each p-value.</summary>
    public int Permutations { get; init; } = 10_000;
}
