using System.Collections.Immutable;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>Reads the pictures of all sources into one set; what cannot be compared is put aside and counted.</summary>
internal sealed class PictureReading(Fingerprinter maker, IProgress<DedupProgress>? progress)
{
    private const int ReportEvery = 64;
    private readonly List<SkippedPicture> _skipped = [];
    private readonly List<string> _faults = [];

    public PictureSet Pictures { get; } = new();

    /// <summary>What could not be compared, of the inputs first.</summary>
    public IReadOnlyList<SkippedPicture> Skipped => _skipped;

    /// <summary>What was broken in the sources themselves, a sentence each.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>How many of the inputs could not be compared.</summary>
    public int SkippedOwn { get; private set; }

    /// <exception cref="DedupException">No picture of the inputs can be compared.</exception>
    public async Task ReadAsync(
        ImmutableArray<DedupSource> inputs, ImmutableArray<DedupSource> others, CancellationToken cancellationToken)
    {
        foreach (var source in inputs)
        {
            await ReadAsync(source, Pictures.AddOwn, cancellationToken).ConfigureAwait(false);
        }

        SkippedOwn = Skipped.Count;
        if (Pictures.Own == 0)
        {
            throw new DedupException(Skipped.Count == 0
                ? _faults.FirstOrDefault() ?? $"{inputs[0].Path} has no pictures; expected at least one."
                : $"None of {Skipped.Count} pictures can be compared, first {Skipped[0].Key} of {Skipped[0].Source}: {Skipped[0].Reason}");
        }

        foreach (var source in others)
        {
            await ReadAsync(source, Pictures.Add, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(DedupSource source, Action<DedupSource, Reading> add, CancellationToken cancellationToken)
    {
        await foreach (var reading in source.ReadAsync(maker, cancellationToken).ConfigureAwait(false))
        {
            if (reading.Fingerprint is null)
            {
                _skipped.Add(new SkippedPicture(source.Path, reading.Key, reading.Fault!));
            }
            else
            {
                add(source, reading);
            }

            if ((Pictures.Count + _skipped.Count) % ReportEvery == 0)
            {
                progress?.Report(new DedupProgress($"reading {Path.GetFileName(source.Path)}", Pictures.Count + _skipped.Count));
            }
        }

        _faults.AddRange(source.Faults);
    }
}
