using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>The readable pictures of a set, or of a part of it, with their embeddings. Immutable; safe to use from several threads.</summary>
public sealed class EmbeddedPictures
{
    private readonly ImmutableArray<int> _places;

    internal EmbeddedPictures(IEvaluationSet set, string hash, ImmutableArray<SampleFacts> samples, ImmutableArray<int> places, FloatTensor images) =>
        (Set, Hash, Samples, _places, Images) = (set, hash, samples, places, images);

    /// <summary>The set they are from.</summary>
    public IEvaluationSet Set { get; }

    /// <summary>XXH128 of the whole set.</summary>
    public string Hash { get; }

    /// <summary>What is known of each picture, in the set's order.</summary>
    public ImmutableArray<SampleFacts> Samples { get; }

    /// <summary>Their embeddings, [samples, size], each of length 1.</summary>
    public FloatTensor Images { get; }

    /// <summary>Embeddings of some of the pictures, [rows, size].</summary>
    /// <param name="rows">Which.</param>
    public FloatTensor Rows(ImmutableArray<int> rows)
    {
        var chosen = new FloatTensor(rows.Length, Images.ItemLength);
        for (var row = 0; row < rows.Length; row++)
        {
            Images[rows[row]].CopyTo(chosen[row]);
        }

        return chosen;
    }

    /// <summary>Some of the pictures as they lie in the set, encoded.</summary>
    /// <param name="rows">Which, ascending.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<EvaluationSample> ReadAsync(
        ImmutableArray<int> rows, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (next, place) = (0, 0);
        await foreach (var sample in Set.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (next == rows.Length)
            {
                yield break;
            }

            if (place++ == _places[rows[next]])
            {
                next++;
                yield return sample;
            }
        }
    }

    /// <summary>Some of the pictures, decoded one after the other.</summary>
    /// <param name="rows">Which, ascending.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Rows and pictures.</returns>
    public async IAsyncEnumerable<(int Row, RgbImage Picture)> DecodeAsync(
        ImmutableArray<int> rows, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var next = 0;
        await foreach (var (facts, picture) in ReadAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            yield return (rows[next++], ImageDecoder.Default.Decode(picture, facts.Key));
        }
    }

    /// <summary>The pictures of each split, in the order in which the splits first appear.</summary>
    internal IEnumerable<EmbeddedPictures> BySplit() =>
        Enumerable.Range(0, Samples.Length).GroupBy(row => Samples[row].Split).Select(rows => Part([.. rows]));

    /// <summary>A part of the pictures.</summary>
    /// <param name="rows">Which, ascending.</param>
    internal EmbeddedPictures Part(ImmutableArray<int> rows) =>
        new(Set, Hash, [.. rows.Select(row => Samples[row])], [.. rows.Select(row => _places[row])], Rows(rows));
}
