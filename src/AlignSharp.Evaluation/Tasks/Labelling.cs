using System.Collections.Immutable;
using AlignSharp.Evaluation.Embeddings;
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

    /// <summary>Labels pictures by a field, with the classes of the set's list, or else the values that occur, sorted.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="field">The field.</param>
    /// <param name="templates">Templates that count instead of the set's own; none for those.</param>
    /// <returns>The labels; nothing where there are fewer than two classes.</returns>
    public static Labelling? Find(EmbeddedPictures pictures, string field, ImmutableArray<PromptTemplate> templates)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var list = pictures.Set.ClassLists.FirstOrDefault(list => list.Field == field);
        var classes = list?.Classes ?? [.. pictures.Samples.Select(sample => sample.Labels.GetValueOrDefault(field)).OfType<string>()
            .Distinct().Order(StringComparer.Ordinal).Select(ClassName.OfValue)];
        var labelling = Of(pictures, field, classes);
        return labelling.Rows.IsEmpty || classes.Length < 2 ? null : labelling with
        {
            Templates = !templates.IsEmpty ? templates : list is { Templates.IsEmpty: false } ? list.Templates : [PromptTemplate.Plain],
        };
    }

    /// <summary>Labels pictures by a field with classes that are known; pictures of other classes are left out.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="field">The field.</param>
    /// <param name="classes">The classes, each id once.</param>
    public static Labelling Of(EmbeddedPictures pictures, string field, ImmutableArray<ClassName> classes)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var numbers = classes.Select(static (name, number) => (name.Id, number)).ToDictionary(static pair => pair.Id, static pair => pair.number);
        ImmutableArray<(int Row, int Label)> own = [.. from row in Enumerable.Range(0, pictures.Samples.Length)
                                                      let value = pictures.Samples[row].Labels.GetValueOrDefault(field)
                                                      where value is not null && numbers.ContainsKey(value)
                                                      select (row, numbers[value])];
        return new(field, classes, [.. own.Select(static pair => pair.Row)], [.. own.Select(static pair => pair.Label)]);
    }

    /// <summary>A sentence on classes that no picture has; nothing where there are none.</summary>
    public string? DescribeEmptyClasses()
    {
        var used = Labels.ToHashSet();
        var empty = Classes.Where((_, number) => !used.Contains(number)).Select(static name => name.Text).ToList();
        return empty.Count == 0 ? null
            : $"{empty.Count} of {Classes.Length} classes have no picture ({string.Join(", ", empty.Take(3))}{(empty.Count > 3 ? ", ..." : "")}); they can be chosen, and the mean per class is over the others.";
    }
}
