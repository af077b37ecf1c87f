using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignSharp.Configuration;
using AlignSharp.Data.Shards;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Sets;

/// <summary>
/// WebDataset shards with a picture, a caption and a JSON object a sample. The JSON's <c>split</c>, up to a '+', names the
/// part of the set; other fields give labels.
/// </summary>
public sealed class ShardSet : IEvaluationSet
{
    private static readonly ImmutableArray<string> UsualFields = ["label", "class", "group", "subgroup"];
    private readonly WebDataset _shards;
    private readonly string? _split;

    /// <summary>Finds the shards; reads nothing yet.</summary>
    /// <param name="patterns">Paths, folders, braces and globs.</param>
    /// <param name="fields">Fields of the JSON that hold labels; those of label, class, group and subgroup that occur unless given.</param>
    /// <param name="split">The only part that counts; all unless given.</param>
    /// <exception cref="ShardException">A shard is missing.</exception>
    public ShardSet(IReadOnlyList<string> patterns, IReadOnlyList<string>? fields = null, string? split = null)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        _shards = new WebDataset(patterns);
        _split = split;
        Name = string.Join(' ', patterns);
        Fields = fields is { Count: > 0 } ? [.. fields] : UsualFields;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Fields { get; }

    /// <inheritdoc/>
    public ImmutableArray<ClassList> ClassLists => [];

    /// <inheritdoc/>
    public async IAsyncEnumerable<EvaluationSample> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var splits = new HashSet<string>();
        await foreach (var sample in _shards.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var described = Describe(sample);
            splits.Add(described.Facts.Split);
            if (_split is null || described.Facts.Split == _split)
            {
                yield return described;
            }
        }

        if (_split is not null && splits.Count > 0 && !splits.Contains(_split))
        {
            throw SplitFilter.Missing(Name, _split, splits);
        }
    }

    private EvaluationSample Describe(Sample sample)
    {
        ImmutableDictionary<string, string> metadata;
        try
        {
            metadata = SampleMetadata.Read(sample);
        }
        catch (ConfigurationException error)
        {
            var nothing = new SampleFacts(KeyOf(sample), [], ImmutableSortedDictionary<string, string>.Empty);
            return new EvaluationSample(nothing, default) { Fault = new(SkipKind.Malformed, error.Message) };
        }

        sample.TryGetPicture(out _, out var picture);
        return new EvaluationSample(Facts(sample, metadata), picture);
    }

    private SampleFacts Facts(Sample sample, ImmutableDictionary<string, string> metadata)
    {
        var caption = sample.TryGetCaption(out var text) ? text : metadata.GetValueOrDefault("caption", "");
        return new SampleFacts(
            KeyOf(sample),
            caption.Length == 0 ? [] : [caption],
            Fields.Where(field => metadata.GetValueOrDefault(field, "").Length > 0).ToImmutableSortedDictionary(field => field, field => metadata[field]),
            metadata.GetValueOrDefault("split", "") is { Length: > 0 } split ? split.Split('+')[0] : SampleFacts.WholeSet)
        {
            Metadata = metadata.Where(static value => value.Value.Length is > 0 and <= SampleMetadata.LongestValue).ToImmutableSortedDictionary(),
        };
    }

    // Shards often number their samples from nought each.
    private string KeyOf(Sample sample) => _shards.Shards.Length == 1 ? sample.Key : $"{Path.GetFileName(sample.Shard)}/{sample.Key}";
}
