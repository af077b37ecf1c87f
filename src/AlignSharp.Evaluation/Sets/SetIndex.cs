using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Sets;

/// <summary>The samples of a set without their pictures, and a hash of everything in it. Immutable.</summary>
/// <param name="Samples">In the set's order.</param>
/// <param name="Hash">XXH128 of keys, captions, labels, metadata, splits and pictures.</param>
public sealed record SetIndex(ImmutableArray<SampleFacts> Samples, string Hash)
{
    /// <summary>What keeps samples without a picture out, by their place.</summary>
    public ImmutableDictionary<int, SkipKind> Faults { get; private init; } = ImmutableDictionary<int, SkipKind>.Empty;

    /// <summary>Reads a set once.</summary>
    /// <param name="set">The set.</param>
    /// <param name="progress">Told how many samples were read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EvaluationException">The set is empty, or a label is outside its list.</exception>
    public static async Task<SetIndex> ReadAsync(
        IEvaluationSet set, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        var hash = new XxHash128();
        var samples = ImmutableArray.CreateBuilder<SampleFacts>();
        var classes = set.ClassLists.ToDictionary(static list => list.Field, static list => list.Classes.Select(name => name.Id).ToHashSet());
        var faults = ImmutableDictionary.CreateBuilder<int, SkipKind>();
        await foreach (var sample in set.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Check(set, sample.Facts, classes);
            Append(hash, sample.Facts);
            hash.Append(sample.Picture.Span);
            if (sample.Picture.IsEmpty)
            {
                faults.Add(samples.Count, sample.Fault?.Kind ?? SkipKind.Missing);
            }

            samples.Add(sample.Facts);
            progress?.Report(samples.Count);
        }

        return samples.Count > 0
            ? new SetIndex(samples.ToImmutable(), Convert.ToHexStringLower(hash.GetCurrentHash())) { Faults = faults.ToImmutable() }
            : throw new EvaluationException($"{set.Name} has no sample; expected at least one picture.");
    }

    private static void Check(IEvaluationSet set, SampleFacts facts, Dictionary<string, HashSet<string>> classes)
    {
        foreach (var (field, label) in facts.Labels)
        {
            if (classes.TryGetValue(field, out var ids) && !ids.Contains(label))
            {
                throw new EvaluationException(
                    $"{facts.Key} of {set.Name} has the label {label}; expected one of the {ids.Count} classes of the set's list.");
            }
        }
    }

    private static void Append(XxHash128 hash, SampleFacts facts)
    {
        var values = facts.Labels.Concat(facts.Metadata).Select(static value => $"{value.Key}={value.Value}");
        var text = string.Join('\0', [facts.Key, facts.Split, .. facts.Captions, .. values]);
        hash.Append(Encoding.UTF8.GetBytes(text + "\0\0"));
    }
}
