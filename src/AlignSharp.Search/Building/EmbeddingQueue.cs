namespace AlignSharp.Search.Building;

/// <summary>
/// Collects what must go through the model and embeds it a chunk at a time, pictures apart from texts. Chunks are cut at
/// the same items whether a run is stopped between them or not, so that the vectors are the same. Not thread-safe.
/// </summary>
internal sealed class EmbeddingQueue(AlignModel model, KnownVectors known, IndexPlan plan, StageClock clock)
{
    private const int PicturesInChunk = 64;
    private const int TextsInChunk = 512;
    private readonly List<(int Row, PreparedItem Item)> _pictures = [];
    private readonly List<(int Row, PreparedItem Item)> _texts = [];

    /// <summary>Items that went through the model.</summary>
    public long Embedded { get; private set; }

    public void Add(int row, PreparedItem item, CancellationToken cancellationToken)
    {
        var (queue, length) = item.Entry.Kind == EntryKind.Text ? (_texts, TextsInChunk) : (_pictures, PicturesInChunk);
        queue.Add((row, item));
        if (queue.Count == length)
        {
            Flush(queue, cancellationToken);
        }
    }

    /// <summary>Embeds what is left.</summary>
    public void Complete(CancellationToken cancellationToken)
    {
        Flush(_pictures, cancellationToken);
        Flush(_texts, cancellationToken);
    }

    private void Flush(List<(int Row, PreparedItem Item)> queue, CancellationToken cancellationToken)
    {
        if (queue.Count == 0)
        {
            return;
        }

        var features = clock.Measure(StageClock.Stage.Embedding, () => ReferenceEquals(queue, _texts)
            ? model.GetTextFeatures([.. queue.Select(static item => item.Item.Entry.Caption!)], cancellationToken)
            : model.GetImageFeatures(FloatTensor.Concatenate([.. queue.Select(static item => item.Item.PixelValues!)]), cancellationToken));
        var chunk = clock.Measure(StageClock.Stage.Writing, () => known.AddChunk([.. queue.Select(static item => item.Item.Entry)], features));
        for (var i = 0; i < queue.Count; i++)
        {
            plan.Place(queue[i].Row, new VectorPlace(chunk, i));
        }

        Embedded += queue.Count;
        queue.Clear();
    }
}
