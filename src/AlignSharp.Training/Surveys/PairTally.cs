using AlignSharp.Data.Shards;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Surveys;

/// <summary>Counts samples as a run will use them. Not thread-safe.</summary>
/// <param name="settings">What is kept from training; null keeps nothing.</param>
internal sealed class PairTally(HoldOutSettings? settings)
{
    private readonly HoldOut? _holdOut = settings is null ? null : new HoldOut(settings);

    /// <summary>Pairs to train on.</summary>
    public long Trained { get; private set; }

    /// <summary>Pairs kept back.</summary>
    public long HeldOut { get; private set; }

    /// <summary>Samples without picture or caption.</summary>
    public long Unusable { get; private set; }

    /// <summary>Counts a sample, and shows its fields and whether it is kept back where it is a pair.</summary>
    public void Count(Sample sample, Action<SampleFields, bool> onPair)
    {
        if (!sample.TryGetPicture(out _, out _) || !sample.TryGetCaption(out var caption) || caption.Length == 0)
        {
            Unusable++;
            return;
        }

        using var fields = new SampleFields(sample);
        var isHeldOut = _holdOut?.Holds(fields) == true;
        (Trained, HeldOut) = isHeldOut ? (Trained, HeldOut + 1) : (Trained + 1, HeldOut);
        onPair(fields, isHeldOut);
    }
}
