using System.Collections.Immutable;

namespace AlignSharp.Architecture;

/// <summary>One tensor that a checkpoint of this architecture holds.</summary>
/// <param name="Name">Its name in the checkpoint.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Kind">What it is for.</param>
public sealed record ParameterPlan(string Name, ImmutableArray<long> Shape, ParameterKind Kind)
{
    /// <summary>Whether training changes it by gradient.</summary>
    public bool IsLearned => Kind is not (ParameterKind.Statistic or ParameterKind.Counter);

    /// <summary>Number of values.</summary>
    public long ElementCount => Shape.Aggregate(1L, static (product, size) => product * size);
}
