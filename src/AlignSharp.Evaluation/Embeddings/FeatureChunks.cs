namespace AlignSharp.Evaluation.Embeddings;

/// <summary>
/// Features of many items, on disk in chunks: those of an earlier run are there from the start, and a chunk is written when
/// the last of its items is known. Items may be put from several threads.
/// </summary>
internal sealed class FeatureChunks
{
    private const int Length = 256;
    private readonly string _folder;
    private readonly FloatTensor _features;
    private readonly string[] _reasons;
    private readonly int[] _left;
    private readonly bool[] _isStored;
    private int _known;

    /// <param name="folder">Where the chunks are.</param>
    /// <param name="count">How many items there are.</param>
    /// <param name="size">How many numbers a feature has.</param>
    public FeatureChunks(string folder, int count, int size)
    {
        (_folder, _features, _reasons) = (folder, new FloatTensor(count, size), new string[count]);
        _left = new int[(count + Length - 1) / Length];
        _isStored = new bool[_left.Length];
        for (var chunk = 0; chunk < _left.Length; chunk++)
        {
            Read(chunk);
        }
    }

    /// <summary>How many items are known.</summary>
    public int Known => Volatile.Read(ref _known);

    /// <summary>All items; to be read when all are known.</summary>
    public EmbeddingChunk Whole => new(_features, [.. _reasons]);

    /// <summary>Whether an earlier run left the chunk of an item.</summary>
    public bool Has(int index) => _isStored[index / Length];

    /// <summary>Puts an item: its features, or the reason why it has none.</summary>
    public void Put(int index, ReadOnlySpan<float> features, string reason)
    {
        features.CopyTo(_features[index]);
        _reasons[index] = reason;
        Interlocked.Increment(ref _known);
        var chunk = index / Length;
        if (Interlocked.Decrement(ref _left[chunk]) == 0)
        {
            var (start, count) = Range(chunk);
            new EmbeddingChunk(_features.Slice(start, count), [.. _reasons.AsSpan(start, count)]).Write(PathOf(chunk));
        }
    }

    private void Read(int chunk)
    {
        var (start, count) = Range(chunk);
        if (EmbeddingChunk.TryRead(PathOf(chunk), count, _features.ItemLength) is not { } stored)
        {
            _left[chunk] = count;
            return;
        }

        stored.Features.Values.CopyTo(_features.Values[(start * _features.ItemLength)..]);
        stored.Reasons.CopyTo(_reasons, start);
        _isStored[chunk] = true;
        _known += count;
    }

    private (int Start, int Count) Range(int chunk) => (chunk * Length, Math.Min(Length, _reasons.Length - (chunk * Length)));

    private string PathOf(int chunk) => Path.Combine(_folder, $"images-{chunk * Length:D9}.safetensors");
}
