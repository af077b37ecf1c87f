using System.Runtime.CompilerServices;
using AlignSharp.Checkpoints;
using AlignSharp.Data.Shards;
using AlignSharp.Search.Building.Sources;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Building;

/// <summary>
/// Builds an index of pictures, or brings one up to date: what did not change keeps its vector, what is gone goes. Reading,
/// decoding and resizing run beside the model. A run that was stopped in any way goes on where it was, and ends with the same
/// index. Safe to use from several threads on different indexes; it does not own the model.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="modelName">Its name, for people.</param>
/// <param name="modelHash">The hash of its files (<see cref="ModelIdentity"/>).</param>
/// <param name="options">How to build; see its defaults.</param>
public sealed class IndexBuilder(AlignModel model, string modelName, string modelHash, IndexBuildOptions? options = null)
{
    private const int ItemsAhead = 64;
    private readonly IndexBuildOptions _options = options ?? new IndexBuildOptions();

    /// <summary>Builds or updates an index.</summary>
    /// <param name="input">
    /// A folder of pictures (a .txt beside a picture is its caption), WebDataset shards (a folder, a file or a pattern), or a
    /// table that names pictures (.parquet, .csv, .tsv, .jsonl).
    /// </param>
    /// <param name="folder">The index's folder.</param>
    /// <param name="progress">Told of every item.</param>
    /// <param name="cancellationToken">Stops the run; what was embedded is kept for the next.</param>
    /// <exception cref="AlignException">The input is not there, or the index is damaged or written by another process.</exception>
    public async Task<IndexBuildReport> BuildAsync(
        string input, string folder, IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(folder);
        var report = new ShardReport();
        var source = IndexSources.Open(input, report);
        using var folderLock = IndexLock.Acquire(folder);
        var info = new IndexInfo(0, model.EmbeddingSize, _options.Precision, modelName, modelHash);
        using var known = KnownVectors.Open(folder, info);
        var run = new IndexRun(model, known);
        var total = _options.EmbedsCaptions ? null : source.Count;
        await run.EmbedAsync(ItemsAsync(source, cancellationToken), total, progress, ItemsAhead, cancellationToken).ConfigureAwait(false);
        foreach (var fault in report.Faults)
        {
            run.Plan.Skip(fault.Shard, fault.FirstDetail);
        }

        return run.Finish(folder, info);
    }

    private async IAsyncEnumerable<SourceItem> ItemsAsync(
        IIndexSource source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
            if (_options.EmbedsCaptions && item.Entry.Caption is not null)
            {
                yield return item.Caption;
            }
        }
    }
}
