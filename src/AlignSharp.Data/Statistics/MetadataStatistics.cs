using System.Collections.Immutable;
using AlignSharp.Data.Deduplication.Outputs;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Statistics;

/// <summary>
/// Describes metadata of pairs: distributions, a comparison with the published data sets, and a gallery of samples. Works
/// out of core. Safe to use from several threads; every run has its own working folder.
/// </summary>
/// <param name="options">How much of the machine may be used; null for the defaults.</param>
public sealed class MetadataStatistics(MetadataEngineOptions? options = null)
{
    private readonly MetadataEngineOptions _options = options ?? new();

    /// <summary>Reads the inputs and describes them.</summary>
    /// <param name="request">What to describe.</param>
    /// <param name="progress">Told before each step.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="MetadataException">A file cannot be read, holds no row, or has no column that can be described.</exception>
    public async Task<StatisticsReport> RunAsync(
        StatisticsRequest request, IProgress<StatisticsProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var database = WorkDatabase.Open(_options);
        var source = await MetadataSource.OpenAsync(database, request.Inputs, request.Columns, cancellationToken).ConfigureAwait(false);
        database.LockDown(source.Files.Paths);
        var measures = MeasuresOf(source.Schema);
        var rows = await CountAsync(database, source, cancellationToken).ConfigureAwait(false);
        var distributions = ImmutableArray.CreateBuilder<Distribution>();
        foreach (var measure in measures)
        {
            progress?.Report(new StatisticsProgress($"measuring {measure.Name}", distributions.Count + 1, measures.Length + 1));
            var query = new DistributionQuery(database, source.Schema, measure, rows);
            distributions.Add(await query.RunAsync(cancellationToken).ConfigureAwait(false));
        }

        progress?.Report(new StatisticsProgress("drawing samples", measures.Length + 1, measures.Length + 1));
        var samples = await new SampleQuery(database, source.Schema, measures)
            .RunAsync(request.Samples, request.Seed, cancellationToken).ConfigureAwait(false);
        var pictures = await PicturesAsync(request, cancellationToken).ConfigureAwait(false);
        ImmutableArray<string> columns = [.. source.Schema.Columns.Select(static column => column.Name)];
        return new StatisticsReport(
            source.Files.Paths, columns, rows, distributions.ToImmutable(),
            ComparisonTable.Build(rows, columns, distributions.ToImmutable()), samples, pictures);
    }

    private static ImmutableArray<Measure> MeasuresOf(MetadataSchema schema)
    {
        ImmutableArray<Measure> measures = [.. Measure.All.Where(measure => measure.Reads.All(role => schema.Find(role) is not null))];
        return measures.IsEmpty
            ? throw new MetadataException(
                $"{schema.Path} has no column that can be described; expected a text, sizes or scores, or a mapping such as text=COLUMN.")
            : measures;
    }

    private static async Task<long> CountAsync(WorkDatabase database, MetadataSource source, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAsync(
            new SqlStatement($"SELECT count(*) FROM {MetadataSource.View}"), static row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        return counts[0] > 0
            ? counts[0]
            : throw new MetadataException($"{source.Files.Paths[0]} holds no rows; expected at least one.");
    }

    private static async Task<ImmutableArray<SamplePicture>> PicturesAsync(StatisticsRequest request, CancellationToken cancellationToken)
    {
        var pictures = ImmutableArray.CreateBuilder<SamplePicture>();
        if (request.Shards.IsEmpty || request.Samples == 0)
        {
            return [];
        }

        var shards = new WebDataset(request.Shards, new WebDatasetOptions { Seed = (ulong)request.Seed, ShuffleShards = true, ShuffleBuffer = 1000 });
        await foreach (var sample in shards.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (TryMake(sample) is { } picture)
            {
                pictures.Add(picture);
            }

            if (pictures.Count == request.Samples)
            {
                break;
            }
        }

        return pictures.ToImmutable();
    }

    // A picture that cannot be shown is no reason to give up a report about numbers; another one takes its place.
    private static SamplePicture? TryMake(Sample sample)
    {
        try
        {
            return sample.TryGetPicture(out _, out var bytes)
                ? new SamplePicture(
                    sample.Key,
                    sample.TryGetCaption(out var caption) ? caption : string.Empty,
                    PictureThumbnail.Encode(ImageDecoder.Default.Decode(bytes, sample.Key)))
                : null;
        }
        catch (ImageException)
        {
            return null;
        }
    }
}
