using System.Collections.Immutable;
using AlignSharp.Evaluation.Classification;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Bias;

/// <summary>
/// Whether the model treats groups of pictures differently: gaps of accuracy and score, skew of the labels it gives, labels
/// nearest to each group, and association tests of groups with attributes.
/// </summary>
/// <param name="options">Which groups and attributes.</param>
public sealed class BiasTask(BiasOptions? options = null) : IEvaluationTask
{
    private static readonly ImmutableArray<string> Limits =
    [
        "A gap says that the groups of this set fare differently, not why: pictures of groups may differ in more than the group, such as style or size. Shuffling within classes only rules out that one group has the harder classes.",
        "No gap found is no proof of fairness: small groups hide gaps, other groups and other pictures may show them, and what a metadata field calls a group need not be what people are.",
    ];

    private static readonly ImmutableArray<string> AssociationLimits =
    [
        "An association test says that the model separates these very items along these very texts. It does not say what an application would do, and other words for the same attributes may give another answer.",
        "The larger of two groups was cut, by the seed, to the size of the smaller. Above 0, the first group leans to the first attribute.",
    ];

    private readonly BiasOptions _options = options ?? new BiasOptions();

    /// <inheritdoc/>
    public string Name => "bias";

    /// <inheritdoc/>
    public string Description => "gaps between groups, label skew, nearest labels, association tests";

    /// <inheritdoc/>
    public string? FindLack(EvaluationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var hasGroups = _options.GroupFields.Any(field => PictureGroups.Find(context.Samples, field) is not null);
        return hasGroups || _options.Attributes is { Groups.IsEmpty: false } ? null
            : _options.GroupFields.IsEmpty ? $"No field of groups was named for bias; the split {context.Split} has {string.Join(", ", context.Samples[0].Metadata.Keys)}."
            : $"The split {context.Split} has no two groups of {string.Join(" or ", _options.GroupFields)} with at least {PictureGroups.LeastPictures} pictures, which bias expects.";
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<TaskResult>> RunAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var results = ImmutableArray.CreateBuilder<TaskResult>();
        foreach (var groups in _options.GroupFields.Select(field => PictureGroups.Find(context.Samples, field)).OfType<PictureGroups>())
        {
            results.AddRange(context.Set.Fields.Where(field => field != groups.Field).Select(context.FindLabelling).OfType<Labelling>()
                .Select(labelling => CompareGroups(context, groups, labelling, cancellationToken)).OfType<TaskResult>());
            if (_options.Attributes is { } attributes)
            {
                ImmutableArray<EmbeddedGroup> pictures = [.. groups.Names.Select((name, group) => new EmbeddedGroup(name, context.Rows(groups.RowsOf(group))))];
                results.Add(TestAssociations(context, groups.Field, pictures, attributes, cancellationToken));
            }
        }

        if (_options.Attributes is { Groups.IsEmpty: false } texts)
        {
            results.Add(TestAssociations(context, "texts", Embed(context, texts.Groups, cancellationToken), texts, cancellationToken));
        }

        return ValueTask.FromResult(results.ToImmutable());
    }

    private TaskResult? CompareGroups(EvaluationContext context, PictureGroups groups, Labelling labelling, CancellationToken cancellationToken)
    {
        var prompts = PromptEnsemble.Average(ZeroShotTask.Prompts(context, labelling, cancellationToken), labelling.Templates.Length);
        var found = GroupedResults.Of(context.Images, prompts, labelling, groups);
        if (found.Groups.Distinct().Count() < 2)
        {
            return null;
        }

        var gaps = new GapReport(found, groups.Names, _options.Permutations, context.Seed, context.Bootstrap);
        return new TaskResult(Name, $"Bias: {groups.Field}, by {labelling.Field}", $"bias_{groups.Field}_{labelling.Field}")
        {
            Counts = [new("images", found.Groups.Length), new("groups", found.Groups.Distinct().Count()), new("images_left_out", context.Samples.Length - found.Groups.Length)],
            Figures = [.. gaps.Figures()],
            Headlines = ["acc1_gap", "acc1_gap_p"],
            Tables =
            [
                gaps.Table(),
                LabelSkew.Table(found, groups.Names, labelling.Classes, context.Bootstrap),
                NearestLabels.Table(context.Images, prompts, groups, labelling.Classes, context.Bootstrap),
            ],
            Notes = Limits,
        };
    }

    private TaskResult TestAssociations(
        EvaluationContext context, string field, ImmutableArray<EmbeddedGroup> groups, AttributeSets attributes, CancellationToken cancellationToken) =>
        new(Name, $"Associations: {field}", $"bias_{field}_associations")
        {
            Counts = [new("groups", groups.Length), new("attributes", attributes.Attributes.Length)],
            Tables = [AssociationTable.Make(groups, Embed(context, attributes.Attributes, cancellationToken), _options.Permutations, context.Seed, context.Bootstrap)],
            Notes = AssociationLimits,
        };

    private static ImmutableArray<EmbeddedGroup> Embed(EvaluationContext context, ImmutableArray<TextSet> sets, CancellationToken cancellationToken) =>
        [.. sets.Select(set => new EmbeddedGroup(set.Name, context.EmbedTexts(set.Texts, cancellationToken)))];
}
