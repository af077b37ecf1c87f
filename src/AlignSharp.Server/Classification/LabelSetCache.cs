using System.Collections.Immutable;
using AlignSharp.Server.Batching;
using AlignSharp.ZeroShot;

namespace AlignSharp.Server.Classification;

/// <summary>
/// Encoded labels of recent requests: a client that labels pictures one by one sends the same labels each time. Holds a
/// bounded number of labels and forgets those not asked for longest. Safe to use from several threads.
/// </summary>
internal sealed class LabelSetCache(Embedder embedder)
{
    private const int MostLabels = 20_000;
    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, LabelSet Set)> _recent = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, LabelSet Set)>> _sets = new(StringComparer.Ordinal);
    private int _labels;

    /// <summary>The encoded labels, from the cache or the text tower.</summary>
    /// <exception cref="AlignException">There is no label, an empty one, or one twice; or no template.</exception>
    public async Task<LabelSet> GetAsync(
        ImmutableArray<string> labels, ImmutableArray<PromptTemplate> templates, CancellationToken cancellationToken)
    {
        var key = string.Join('\0', [.. labels, "\0", .. templates.Select(static template => template.Text)]);
        if (Find(key) is { } known)
        {
            return known;
        }

        var prompts = LabelSet.PromptsOf(labels, templates);
        var set = LabelSet.FromFeatures(labels, templates, await embedder.EmbedManyTextsAsync(prompts, cancellationToken));
        Keep(key, set);
        return set;
    }

    private LabelSet? Find(string key)
    {
        lock (_lock)
        {
            if (!_sets.TryGetValue(key, out var node))
            {
                return null;
            }

            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value.Set;
        }
    }

    private void Keep(string key, LabelSet set)
    {
        lock (_lock)
        {
            if (set.Labels.Length > MostLabels || !_sets.TryAdd(key, new((key, set))))
            {
                return;
            }

            _recent.AddFirst(_sets[key]);
            _labels += set.Labels.Length;
            while (_labels > MostLabels)
            {
                var (oldest, forgotten) = _recent.Last!.Value;
                _recent.RemoveLast();
                _sets.Remove(oldest);
                _labels -= forgotten.Labels.Length;
            }
        }
    }
}
