using System.Numerics.Tensors;
using AlignSharp.Data.Deduplication.Hashing;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>
/// All pictures of a run by number: first those of the inputs, then those they are compared with. About 1.2 KB a picture
/// and the embedding. Not thread-safe while pictures are added.
/// </summary>
internal sealed class PictureSet
{
    private const int NoRow = -1;
    private readonly List<PictureEntry> _entries = [];
    private readonly RowTable<byte> _colors = new(ColorThumbnail.Length);
    private readonly RowTable<PerceptualHash> _trimmed = new(TrimmedHashes.Count);
    private RowTable<float>? _embeddings;

    public int Count => _entries.Count;

    /// <summary>How many belong to the inputs; those from this number on stay whatever they look like.</summary>
    public int Own { get; private set; }

    /// <summary>Numbers of one embedding; 0 where there are none.</summary>
    public int EmbeddingSize => _embeddings?.Width ?? 0;

    public PictureEntry this[int picture] => _entries[picture];

    public bool IsOwn(int picture) => picture < Own;

    /// <summary>The colours; empty for a picture that is known by its hash alone.</summary>
    public ReadOnlySpan<byte> Colors(int picture) => _entries[picture].ColorRow is var row and not NoRow ? _colors[row] : default;

    /// <summary>The hashes it would have with edges cut off; empty for a picture that is known by its hash alone.</summary>
    public ReadOnlySpan<PerceptualHash> Trimmed(int picture) =>
        _entries[picture].ColorRow is var row and not NoRow ? _trimmed[row] : default;

    /// <summary>The embedding, of length 1.</summary>
    public ReadOnlySpan<float> Embedding(int picture) => _embeddings![picture];

    /// <summary>Adds a picture of the inputs.</summary>
    /// <exception cref="DedupException">Its embedding is of another size than those before it, or has no direction.</exception>
    public void AddOwn(DedupSource source, Reading reading)
    {
        Add(source, reading);
        Own = Count;
    }

    /// <summary>Adds a picture that the inputs are compared with.</summary>
    /// <inheritdoc cref="AddOwn"/>
    public void Add(DedupSource source, Reading reading)
    {
        var fingerprint = reading.Fingerprint!;
        if (!fingerprint.Embedding.IsEmpty)
        {
            AddEmbedding(source, reading.Key, fingerprint.Embedding.Span);
        }

        var colors = NoRow;
        if (!fingerprint.Colors.IsEmpty)
        {
            colors = _colors.Add(fingerprint.Colors.Span);
            _trimmed.Add(fingerprint.Trimmed.Span);
        }

        _entries.Add(new PictureEntry(source, reading.Ordinal, reading.Key, fingerprint.Pixels, fingerprint.Hash, colors));
    }

    private void AddEmbedding(DedupSource source, string key, ReadOnlySpan<float> embedding)
    {
        _embeddings ??= new RowTable<float>(embedding.Length);
        if (embedding.Length != _embeddings.Width)
        {
            throw new DedupException(
                $"{source.Path} has embeddings of {embedding.Length} numbers; expected {_embeddings.Width}, as the sets before it have.");
        }

        var norm = TensorPrimitives.Norm(embedding);
        if (!float.IsFinite(norm) || norm == 0)
        {
            throw new DedupException($"{source.Path}: the embedding of {key} has the length {norm}; expected a finite one above 0.");
        }

        var row = _embeddings[_embeddings.Add(embedding)];
        TensorPrimitives.Divide(row, norm, row);
    }
}
