using System.Collections.Immutable;
using AlignSharp.Evaluation.Sets;
using AlignSharp.ZeroShot;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>The pictures of a split that have a label of one field. Immutable.</summary>
/// <param name="Field">The field.</param>
/// <param name="Classes">What there is to choose from.</param>
/// <param name="Rows">The pictures, as rows of the split.</param>
/// <param name="Labels">The class of each of them.</param>
public sealed record Labelling(string Field, ImmutableArray<ClassName> Classes, ImmutableArray<int> Rows, ImmutableArray<int> Labels)
{
    /// <summary>What makes prompts of the classes.</summary>
    public ImmutableArray<PromptTemplate> Templates { get; init; } = [PromptTemplate.Plain];

    /// <summary>A sentence on classes that no picture has; nothing where there are none.</summary>
    public string? DescribeEmptyClasses()
    {
        var used = Labels.ToHashSet();
        var empty = Classes.Where((_, number) => !used.Contains(number)).Select(static name => name.Text).ToList();
        return empty.Count == 0 ? null
            : $"{empty.Count} of {Classes.Length} classes have no picture ({string.Join(", ", empty.Take(3))}{(empty.Count > 3 ? ", ..." : "")}); they can be chosen, and the mean per class is over the others.";
    }
}
