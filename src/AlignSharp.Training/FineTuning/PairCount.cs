using AlignSharp.Data.Shards;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Surveys;

namespace AlignSharp.Training.FineTuning;

/// <summary>What there is to train on.</summary>
/// <param name="Trained">Pairs that are not held out.</param>
/// <param name="HeldOut">Pairs that are.</param>
/// <param name="Unusable">Samples without picture or caption.</param>
/// <param name="NamingField">A field of the samples' JSON with a value of its own for every pair; null where there is none.</param>
internal sealed record PairCount(long Trained, long HeldOut, long Unusable, string? NamingField)
{
    // What packed and downloaded shards name a picture by.
    private static readonly string[] NamingFields = ["sha256", "url", "source", "key"];

    public static async Task<PairCount> ReadAsync(IReadOnlyList<string> shards, HoldOutSettings? holdOut, CancellationToken cancellationToken)
    {
        var pairs = new PairTally(holdOut);
        var values = NamingFields.ToDictionary(static field => field, static _ => new HashSet<string>());
        await foreach (var sample in new WebDataset(shards).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            pairs.Count(sample, (fields, _) => Note(fields, values));
        }

        var all = pairs.Trained + pairs.HeldOut;
        var naming = NamingFields.FirstOrDefault(field => all > 0 && values[field].Count == all);
        return new PairCount(pairs.Trained, pairs.HeldOut, pairs.Unusable, naming);
    }

    private static void Note(SampleFields fields, Dictionary<string, HashSet<string>> values)
    {
        foreach (var (field, seen) in values)
        {
            if (fields.Text(field) is { } value)
            {
                seen.Add(value);
            }
        }
    }
}
