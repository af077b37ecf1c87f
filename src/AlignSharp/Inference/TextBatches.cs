using AlignSharp.Text;

namespace AlignSharp.Inference;

/// <summary>
/// Cuts texts of many lengths into batches of about one length, so that little is computed for padding, and each
/// different text only once.
/// </summary>
internal static class TextBatches
{
    // Where matrix products reach full speed; larger batches only take more memory.
    private const int TokensPerBatch = 2048;
    private const int MaximumRows = 256;
    private const int ParallelFrom = 256;

    /// <summary>How many texts of a length are computed together.</summary>
    public static int RowsWithin(int length) => Math.Clamp(TokensPerBatch / Math.Max(1, length), 1, MaximumRows);

    /// <summary>Encodes texts and cuts them into batches.</summary>
    /// <returns>Each batch with, for each of its rows, the indices in <paramref name="texts"/> that the row stands for.</returns>
    public static IEnumerable<(TokenBatch Tokens, int[][] Rows)> Cut(
        BertTokenizer tokenizer, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var encoded = Encode(tokenizer, texts, cancellationToken);
        var distinct = Enumerable.Range(0, texts.Count)
            .GroupBy(index => encoded[index], TokenSequenceComparer.Instance)
            .OrderBy(static group => group.Key.Length)
            .ToArray();
        for (var start = 0; start < distinct.Length;)
        {
            // The longest of a batch decides its size; texts are sorted, so the last one that fits is found by growing.
            var count = 1;
            while (start + count < distinct.Length && count < RowsWithin(distinct[start + count].Key.Length))
            {
                count++;
            }

            var batch = distinct[start..(start + count)];
            yield return (
                Pad(Array.ConvertAll(batch, static group => group.Key), tokenizer.PadId),
                Array.ConvertAll(batch, static group => group.ToArray()));
            start += count;
        }
    }

    private static int[][] Encode(BertTokenizer tokenizer, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var encoded = new int[texts.Count][];
        if (texts.Count < ParallelFrom)
        {
            for (var index = 0; index < encoded.Length; index++)
            {
                encoded[index] = Truncated(tokenizer, texts[index]);
            }
        }
        else
        {
            Parallel.For(
                0, encoded.Length, new ParallelOptions { CancellationToken = cancellationToken },
                index => encoded[index] = Truncated(tokenizer, texts[index]));
        }

        return encoded;
    }

    private static int[] Truncated(BertTokenizer tokenizer, string text)
    {
        var ids = tokenizer.Encode(text);
        return ids.Length <= tokenizer.MaxLength ? ids : [.. ids.AsSpan(0, tokenizer.MaxLength - 1), tokenizer.SepId];
    }

    private static TokenBatch Pad(int[][] texts, int padId)
    {
        var length = texts.Max(static ids => ids.Length);
        var (inputIds, mask) = (new long[texts.Length * length], new long[texts.Length * length]);
        Array.Fill(inputIds, padId);
        for (var row = 0; row < texts.Length; row++)
        {
            for (var column = 0; column < texts[row].Length; column++)
            {
                inputIds[(row * length) + column] = texts[row][column];
                mask[(row * length) + column] = 1;
            }
        }

        return new TokenBatch(texts.Length, length, inputIds, mask, new long[texts.Length * length]);
    }
}
