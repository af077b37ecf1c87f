using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>Sums up what is in shards, without decoding pictures. Memory is flat but for the samples drawn.</summary>
public sealed class ShardInspector
{
    private readonly MemberTally<FieldSummary> _fields = new();
    private readonly MemberTally<long> _combinations = new();
    private readonly PictureStatistics _pictures = new();
    private readonly CaptionStatistics _captions = new();
    private readonly ShardReport _report = new();
    private readonly SampleDraw _draw;

    private ShardInspector(int draw, ulong seed) => _draw = new SampleDraw(draw, seed);

    /// <summary>Inspects shards.</summary>
    /// <param name="shards">The shard files.</param>
    /// <param name="draw">How many samples to draw, for a contact sheet.</param>
    /// <param name="seed">Which ones: the same seed draws the same samples.</param>
    /// <param name="progress">Told the number of samples done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ShardException">A shard is missing.</exception>
    public static async Task<ShardSummary> InspectAsync(
        IReadOnlyList<string> shards,
        int draw = 0,
        ulong seed = 0,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shards);
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        var inspector = new ShardInspector(draw, seed);
        foreach (var shard in shards)
        {
            await using var reader = ShardReader.Open(shard, inspector._report);
            await foreach (var sample in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                inspector.Add(sample);
                progress?.Report(inspector._report.Samples);
            }
        }

        return inspector.Summarize(shards.Count);
    }

    private void Add(Sample sample)
    {
        foreach (var (extension, data) in sample.Fields)
        {
            _fields.Update(extension, (name, field) => (field ?? new FieldSummary(name, 0, 0, int.MaxValue, 0)).With(data.Length));
        }

        _combinations.Update(string.Join(' ', sample.Fields.Keys.Order(StringComparer.Ordinal)), (_, count) => count + 1);
        _draw.Add(sample);
        if (sample.TryGetPicture(out var kind, out var picture))
        {
            _pictures.Add(picture, $"{sample.Key}.{kind}");
        }

        if (sample.TryGetCaption(out var caption))
        {
            _captions.Add(caption);
        }
    }

    private ShardSummary Summarize(int shards) => new()
    {
        ShardCount = shards,
        Fields = [.. _fields.Entries.Values],
        Combinations = _combinations.Entries,
        Pictures = _pictures.Formats,
        Widths = _pictures.Widths.Summarize(),
        Heights = _pictures.Heights.Summarize(),
        Captions = _captions.Count,
        BlankCaptions = _captions.Blank,
        CaptionWords = _captions.Words.Summarize(),
        CaptionLetters = _captions.Letters.Summarize(),
        Drawn = _draw.Drawn,
        Shards = _report,
    };
}
