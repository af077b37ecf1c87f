using AlignSharp.Training.Loading;

namespace AlignSharp.Training.Surveys;

/// <summary>
/// Counts pairs by source and licence. Samples that name no licence are left out: what they call a source may be each picture's
/// own name. Not thread-safe.
/// </summary>
internal sealed class SourceTally
{
    // Where every picture has a source of its own, a list of them would be no list to read.
    private const int MostSources = 1000;
    private const string Others = "others";
    private static readonly string[] LicenceFields = ["licence", "license"];
    private readonly Dictionary<(string Source, string Licence), (long Trained, long HeldOut)> _counts = [];

    public IEnumerable<SourceCount> Counts => _counts
        .Select(static count => new SourceCount(count.Key.Source, count.Key.Licence, count.Value.Trained, count.Value.HeldOut))
        .OrderByDescending(static count => count.Trained + count.HeldOut)
        .ThenBy(static count => count.Source, StringComparer.Ordinal)
        .ThenBy(static count => count.Licence, StringComparer.Ordinal);

    public void Add(SampleFields fields, bool isHeldOut)
    {
        if (LicenceFields.Select(fields.Text).FirstOrDefault(static text => !string.IsNullOrWhiteSpace(text)) is not { } licence)
        {
            return;
        }

        var key = (fields.Text("source") ?? "", licence);
        key = _counts.Count < MostSources || _counts.ContainsKey(key) ? key : (Others, licence);
        var (trained, heldOut) = _counts.GetValueOrDefault(key);
        _counts[key] = isHeldOut ? (trained, heldOut + 1) : (trained + 1, heldOut);
    }
}
