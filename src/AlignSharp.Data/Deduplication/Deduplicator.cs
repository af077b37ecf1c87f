using AlignSharp.Data.Deduplication.Decisions;
using AlignSharp.Data.Deduplication.Outputs;
using AlignSharp.Data.Deduplication.Sources;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Deduplication;

/// <summary>
/// Removes near-duplicates from sets of pictures: among themselves, and of pictures in other sets such as those a model is
/// tested with. Safe to use from several threads; it does not own the model.
/// </summary>
/// <param name="model">What makes embeddings of pictures; not needed for hashes, nor for embeddings that are given.</param>
public sealed class Deduplicator(AlignModel? model = null)
{
    /// <summary>Reads all pictures, decides which stay and writes the results.</summary>
    /// <param name="request">What to de-duplicate, how, and where the results go.</param>
    /// <param name="progress">Told how far the run is; may be called from several threads.</param>
    /// <param name="cancellationToken">Stops the run; what is not yet whole is not written.</param>
    /// <returns>The funnel.</returns>
    /// <exception cref="DedupRequestException">What was asked for does not fit together.</exception>
    /// <exception cref="DedupException">An input cannot be compared, or has no pictures.</exception>
    /// <exception cref="ShardException">A shard is missing or cannot be written.</exception>
    public async Task<DedupSummary> RunAsync(
        DedupRequest request, IProgress<DedupProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Check();
        var inputs = SourceList.Find(request.Inputs, request.Columns);
        var others = SourceList.Find(request.Against, request.Columns);
        var output = new DedupOutput(request, inputs);
        var reading = new PictureReading(new Fingerprinter(request.Method, model), progress);
        await reading.ReadAsync(inputs, others, cancellationToken).ConfigureAwait(false);
        var result = await Task.Run(
            () => DedupResult.Decide(reading, request, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(result, progress, cancellationToken).ConfigureAwait(false);
        return result.Summarize();
    }
}
