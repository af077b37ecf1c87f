using System.Collections.Immutable;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Statistics.Gallery;

namespace AlignSharp.Data.Statistics;

/// <summary>
/// Measures metadata of pairs: distributions with exact quantiles, how texts and pictures are shared, and some rows for a
/// look. Works out of core as filtering does. Safe to use from several threads; every run has its own working folder.
/// </summary>
/// <param name="options">How much of the machine may be used; null for the defaults.</param>
public sealed class MetadataStatistics(MetadataEngineOptions? options = null)
{
    private const int ImagesPerText = 10;
    private const int TextsPerImage = 1000;
    private const int StepsPerMeasure = 3;
    private const int OtherSteps = 5;
    private readonly MetadataEngineOptions _options = options ?? new();

    /// <summary>Measures whatever the columns allow.</summary>
    /// <param name="request">What to count, and what to draw.</param>
    /// <param name="progress">Told a few times a second how far the run is.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="MetadataException">A file cannot be read, or none of its columns can be measured.</exception>
    public async Task<StatisticsReport> RunAsync(
        StatisticsRequest request, IProgress<MetadataProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Samples, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Samples, 1000, nameof(request));
        using var database = WorkDatabase.Open(_options);
        var source = await MetadataSource.OpenAsync(database, request.Inputs, request.Columns, cancellationToken).ConfigureAwait(false);
        database.LockDown(source.Files.Paths);
        var table = MeasureTable.Of(source.Schema);
        RequireMeasures(table);
        var steps = OtherSteps + (StepsPerMeasure * table.Measures.Length);
        var runner = new StepRunner(database, source.Schema.Path, steps, progress);
        await runner.ExecuteAsync("reading the columns to measure", table.Create(), cancellationToken).ConfigureAwait(false);
        return await ReportAsync(runner, source, table, request, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<StatisticsReport> ReportAsync(
        StepRunner runner, MetadataSource source, MeasureTable table, StatisticsRequest request, CancellationToken cancellationToken)
    {
        var measures = ImmutableArray.CreateBuilder<MeasureSummary>();
        foreach (var measure in table.Measures)
        {
            var reader = new MeasureReader(runner, measure, table.ColumnsOf(measure));
            measures.Add(await reader.ReadAsync(cancellationToken).ConfigureAwait(false));
        }

        var samples = await new SampleReader(runner, table).DrawAsync(request.Samples, request.Seed, cancellationToken).ConfigureAwait(false);
        return new StatisticsReport
        {
            Files = source.Files.Paths,
            FileBytes = source.Files.Paths.Sum(path => new FileInfo(path).Length),
            Rows = measures[0].Known + measures[0].Unknown,
            Columns = [.. source.Schema.Columns.Select(column => new ReportedColumn(column.Name, column.Type))],
            Measures = measures.ToImmutable(),
            Texts = table.HasTexts ? await SharingAsync(runner, "text", ImagesPerText, cancellationToken).ConfigureAwait(false) : null,
            Images = table.HasImages ? await SharingAsync(runner, "image", TextsPerImage, cancellationToken).ConfigureAwait(false) : null,
            Samples = await GalleryPictures.FindAsync(request.Shards, samples, cancellationToken).ConfigureAwait(false),
        };
    }

    private static async Task<Sharing> SharingAsync(
        StepRunner runner, string column, int limit, CancellationToken cancellationToken)
    {
        var statement = new SqlStatement(
            $"""
            SELECT count(*), coalesce(max(n), 0), CAST(coalesce(sum(n) FILTER (n > $1), 0) AS BIGINT)
            FROM (SELECT count(*) AS n FROM {MeasureTable.Name} WHERE {column} IS NOT NULL GROUP BY {column})
            """,
            [limit]);
        var found = await runner.ReadAsync(
            $"counting rows that share a {column}", statement,
            row => new Sharing(row.GetInt64(0), row.GetInt64(1), limit, row.GetInt64(2)), cancellationToken).ConfigureAwait(false);
        return found[0];
    }

    private static void RequireMeasures(MeasureTable table)
    {
        if (table.Measures.IsEmpty)
        {
            throw new MetadataException(
                $"{table.Schema.Path} has no column that can be measured (it has "
                + $"{string.Join(", ", table.Schema.Columns.Select(column => column.Name))}); expected columns such as text, width, "
                + "height, similarity, or a mapping text=COLUMN.");
        }
    }
}
