using System.Collections.Immutable;
using AlignSharp.Data.Deduplication.Sources;

namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>
/// Decides which pictures stay. They are looked at in order of preference: one that is not yet gone stays, and what is near
/// it goes. So whatever goes is near one that stays, and no two that stay are near each other. (Joining all that hang
/// together in chains would drop pictures that resemble nothing that stays.)
/// </summary>
internal sealed class Selection
{
    private readonly PictureSet _pictures;
    private readonly ImmutableArray<DedupRule> _rules;
    private readonly bool[][] _done;
    private readonly Verdict[] _verdicts;
    private readonly bool[] _decided;

    private Selection(PictureSet pictures, ImmutableArray<DedupRule> rules)
    {
        _pictures = pictures;
        _rules = rules;
        _done = [.. rules.Select(rule => new bool[rule.Neighborhood.Pictures.Count])];
        _verdicts = new Verdict[pictures.Count];
        _decided = new bool[pictures.Count];
    }

    /// <summary>The verdict on every picture. Those of other sets stay, and come first.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="rules">The rules; where several apply, the first is given as the reason.</param>
    /// <param name="preference">The pictures of the inputs, the one to keep before others first.</param>
    public static Verdict[] Decide(PictureSet pictures, ImmutableArray<DedupRule> rules, IEnumerable<int> preference)
    {
        var selection = new Selection(pictures, rules);
        var others = Enumerable.Range(pictures.Own, pictures.Count - pictures.Own);
        foreach (var picture in others.Concat(preference))
        {
            if (!selection._decided[picture])
            {
                selection.Keep(picture);
            }
        }

        return selection._verdicts;
    }

    private void Keep(int picture)
    {
        _decided[picture] = true;
        _verdicts[picture] = new Verdict(picture, null, 0);
        for (var rule = 0; rule < _rules.Length; rule++)
        {
            if (_rules[rule].IsAgainst != _pictures.IsOwn(picture))
            {
                DropNear(picture, _rules[rule], _done[rule]);
            }
        }
    }

    /// <summary>Drops what is near a kept picture, unless an equal one has done so.</summary>
    private void DropNear(int keeper, DedupRule rule, bool[] done)
    {
        var neighborhood = rule.Neighborhood;
        var group = neighborhood.Pictures.GroupOf(keeper);
        if (done[group])
        {
            return;
        }

        done[group] = true;
        Drop(neighborhood.Pictures[group], new Verdict(keeper, rule, neighborhood.Identity));
        foreach (var neighbor in neighborhood[group])
        {
            Drop(neighborhood.Pictures[neighbor.Group], new Verdict(keeper, rule, neighbor.Measure));
        }
    }

    private void Drop(ReadOnlySpan<int> pictures, Verdict verdict)
    {
        foreach (var picture in pictures)
        {
            if (!_decided[picture] && _pictures.IsOwn(picture))
            {
                _decided[picture] = true;
                _verdicts[picture] = verdict;
            }
        }
    }
}
