using System.Collections.Immutable;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>Counts what packing does.</summary>
internal sealed class PackTally(int earlier)
{
    private const int MostExamples = 5;
    private readonly SortedDictionary<PackOutcome, int> _outcomes = [];
    private readonly SortedDictionary<PackOutcome, ImmutableArray<string>> _examples = [];
    private long _captions;

    /// <summary>The number of the next sample.</summary>
    public int Next => earlier + _outcomes.GetValueOrDefault(PackOutcome.Packed);

    public int Done { get; private set; }

    public void AddPacked(int captions)
    {
        Count(PackOutcome.Packed);
        _captions += captions;
    }

    public void AddSkipped(PackOutcome outcome, string detail)
    {
        Count(outcome);
        var examples = _examples.GetValueOrDefault(outcome, []);
        if (examples.Length < MostExamples)
        {
            _examples[outcome] = examples.Add(detail);
        }
    }

    public PackReport Report(ImmutableArray<WrittenShard> shards) => new(
        _outcomes.ToImmutableSortedDictionary(), _examples.ToImmutableSortedDictionary(), earlier, _captions, shards);

    private void Count(PackOutcome outcome)
    {
        Done++;
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
    }
}
