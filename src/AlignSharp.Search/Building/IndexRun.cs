using AlignSharp.Inference;
using AlignSharp.Search.Building.Sources;
using AlignSharp.Search.Storage;
using AlignSharp.Search.Stores.Embedded;

namespace AlignSharp.Search.Building;

/// <summary>One run of a builder: what must be embedded goes through the model, then the index is written. Not thread-safe.</summary>
internal sealed class IndexRun
{
    private readonly KnownVectors _known;
    private readonly StageClock _clock = new();
    private readonly ItemPreparer _preparer;
    private readonly EmbeddingQueue _queue;
    private long _done;

    public IndexRun(AlignModel model, KnownVectors known)
    {
        _known = known;
        Plan = new IndexPlan(known);
        _preparer = new ItemPreparer(model, known, _clock);
        _queue = new EmbeddingQueue(model, known, Plan, _clock);
    }

    public IndexPlan Plan { get; }

    public async Task EmbedAsync(
        IAsyncEnumerable<SourceItem> items, long? total, IProgress<IndexProgress>? progress, int ahead, CancellationToken cancellationToken)
    {
        var prepared = LookAhead.SelectAsync(
            items.ToBlockingEnumerable(cancellationToken), (item, _) => Task.FromResult(_preparer.Prepare(item)), ahead, cancellationToken);
        await foreach (var item in prepared.ConfigureAwait(false))
        {
            Add(item, cancellationToken);
            progress?.Report(new IndexProgress(++_done, total, _queue.Embedded, Plan.Skipped.Count));
        }

        _queue.Complete(cancellationToken);
    }

    /// <summary>Writes the index, unless the one that is there is the same already.</summary>
    /// <exception cref="SearchException">No item could be read, and an index is there: it is kept.</exception>
    public IndexBuildReport Finish(string folder, IndexInfo info)
    {
        if (Plan.Rows.Count == 0 && Plan.Skipped is [var first, ..] && LiveIndex.Exists(folder))
        {
            throw new SearchException($"None of {Plan.Skipped.Count} items could be read ({first.Name}: {first.Reason.TrimEnd('.')}); the index {folder} was kept.");
        }

        if (Plan.IsIndex())
        {
            IndexFolder.RemoveWork(folder);
            return Report(info with { Rows = Plan.Rows.Count });
        }

        return Report(_clock.Measure(StageClock.Stage.Writing, () =>
        {
            using var writer = IndexWriter.Begin(folder, info);
            foreach (var (entry, place) in Plan.Rows)
            {
                _known.Copy(entry, place, writer);
            }

            return writer.Complete();
        }));
    }

    private void Add(PreparedItem item, CancellationToken cancellationToken)
    {
        if (!Plan.IsNew(item.Entry))
        {
            return;
        }

        if (item.Error is not null)
        {
            Plan.Skip(item.Entry.Name, item.Error.Message);
        }
        else if (item.Known is { } place)
        {
            Plan.Add(item.Entry, place);
        }
        else
        {
            _queue.Add(Plan.Add(item.Entry, default), item, cancellationToken);
        }
    }

    private IndexBuildReport Report(IndexInfo index)
    {
        var unchanged = Plan.Rows.LongCount(static row => row.Place.Chunk == VectorPlace.InIndex);
        var present = Plan.Rows.LongCount(row => _known.IsInIndex(row.Entry.Kind, row.Entry.Name));
        return new IndexBuildReport(
            index,
            Added: Plan.Rows.Count - present,
            Changed: present - unchanged,
            Unchanged: unchanged,
            Resumed: Plan.Rows.LongCount(row => _known.IsOfStoppedRun(row.Place)),
            Removed: _known.IndexRows - present,
            [.. Plan.Skipped],
            _clock.Read());
    }
}
