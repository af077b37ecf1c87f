using System.Collections.Immutable;
using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.ZeroShot;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>What a task is given: a split's pictures with their embeddings, the set and the model. Safe to read from several threads.</summary>
public sealed class EvaluationContext
{
    private readonly TextEmbedder _texts;
    private readonly ImmutableArray<PromptTemplate> _templates;

    internal EvaluationContext(
        AlignModel model, IEvaluationSet set, ImmutableArray<SampleFacts> samples, FloatTensor images, TextEmbedder texts, EvaluationOptions options)
    {
        (Model, Set, Samples, Images, _texts, _templates) = (model, set, samples, images, texts, options.Templates);
        (Seed, Bootstrap) = (options.Seed, new Bootstrap(options.Resamples, options.Seed));
    }

    /// <summary>The model, for tasks that change pictures and embed them again.</summary>
    public AlignModel Model { get; }

    /// <summary>The set that the split is part of.</summary>
    public IEvaluationSet Set { get; }

    /// <summary>The split's name.</summary>
    public string Split => Samples[0].Split;

    /// <summary>The pictures of the split that could be read.</summary>
    public ImmutableArray<SampleFacts> Samples { get; }

    /// <summary>Their embeddings, [samples, size], each of length 1.</summary>
    public FloatTensor Images { get; }

    /// <summary>Decides every draw.</summary>
    public ulong Seed { get; }

    /// <summary>Makes intervals.</summary>
    public Bootstrap Bootstrap { get; }

    /// <summary>Embeds texts; what was embedded before is not computed again.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Stops between operators.</param>
    /// <returns>[texts, size], each of length 1.</returns>
    public FloatTensor EmbedTexts(IReadOnlyList<string> texts, CancellationToken cancellationToken = default) =>
        _texts.Embed(texts, progress: null, cancellationToken);

    /// <summary>The split's pictures that have a label of a field, with its classes: those of the set's list, or the values that occur.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The labels; nothing where fewer than two classes are left to tell apart.</returns>
    public Labelling? FindLabelling(string field)
    {
        var list = Set.ClassLists.FirstOrDefault(list => list.Field == field);
        var rows = Enumerable.Range(0, Samples.Length).Where(row => Samples[row].Labels.ContainsKey(field)).ToImmutableArray();
        var classes = list?.Classes ?? [.. rows.Select(row => Samples[row].Labels[field]).Distinct().Order(StringComparer.Ordinal).Select(ClassName.OfValue)];
        if (rows.IsEmpty || classes.Length < 2)
        {
            return null;
        }

        var numbers = classes.Select(static (name, number) => (name.Id, number)).ToDictionary(static pair => pair.Id, static pair => pair.number);
        return new Labelling(field, classes, rows, [.. rows.Select(row => numbers[Samples[row].Labels[field]])])
        {
            Templates = !_templates.IsEmpty ? _templates : list is { Templates.IsEmpty: false } ? list.Templates : [PromptTemplate.Plain],
        };
    }

    /// <summary>Embeddings of some of the pictures.</summary>
    /// <param name="rows">Which.</param>
    public FloatTensor Rows(ImmutableArray<int> rows)
    {
        var chosen = new FloatTensor(rows.Length, Images.ItemLength);
        for (var row = 0; row < rows.Length; row++)
        {
            Images[rows[row]].CopyTo(chosen[row]);
        }

        return chosen;
    }
}
