namespace AlignSharp.Text;

/// <summary>Encodes many texts, on all cores where there are enough of them, and lays the rows out as a batch.</summary>
internal sealed class TokenBatchBuilder(SequenceEncoder encoder, long paddingId, int maxLength, TextBatchOptions options)
{
    private const int ChunkSize = 128;
    private readonly int _limit = options.Truncate ? maxLength : int.MaxValue;

    public TokenBatch Build(IReadOnlyList<string> texts, IReadOnlyList<string>? pairs, CancellationToken cancellationToken)
    {
        RequireAll(texts, nameof(texts));
        RequireAll(pairs ?? [], nameof(pairs));
        var rows = new EncodedText[texts.Count];
        ForEachChunk(rows.Length, (start, end) => Encode(texts, pairs, rows, start, end), cancellationToken);
        var length = rows.Length == 0 ? 0 : rows.Max(row => row.Ids.Length);
        var batch = Empty(rows.Length, options.PadToMaxLength ? Math.Max(length, maxLength) : length);
        ForEachChunk(rows.Length, (start, end) => Fill(batch, rows, start, end), cancellationToken);
        return batch;
    }

    private static void RequireAll(IReadOnlyList<string> texts, string name)
    {
        for (var row = 0; row < texts.Count; row++)
        {
            if (texts[row] is null)
            {
                throw new ArgumentException($"Text {row} is null; expected a string.", name);
            }
        }
    }

    private static void ForEachChunk(int count, Action<int, int> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (count <= ChunkSize)
        {
            work(0, count);
            return;
        }

        var chunks = ((count - 1) / ChunkSize) + 1;
        Parallel.For(0, chunks, new ParallelOptions { CancellationToken = cancellationToken }, chunk =>
            work(chunk * ChunkSize, (int)Math.Min(count, (chunk + 1L) * ChunkSize)));
    }

    private static TokenBatch Empty(int count, int length)
    {
        var size = checked(count * length);
        return new TokenBatch(count, length, new long[size], new long[size], new long[size]);
    }

    private void Encode(IReadOnlyList<string> texts, IReadOnlyList<string>? pairs, EncodedText[] rows, int start, int end)
    {
        var buffers = encoder.Rent();
        for (var row = start; row < end; row++)
        {
            rows[row] = Encode(texts[row], pairs?[row], buffers);
        }

        encoder.Return(buffers);
    }

    private EncodedText Encode(string text, string? pair, EncodingBuffers buffers)
    {
        if (pair is not null)
        {
            var firstLength = encoder.EncodePair(text, pair, _limit, buffers);
            return new EncodedText([.. buffers.Ids], firstLength);
        }

        encoder.Encode(text, _limit, buffers);
        return new EncodedText([.. buffers.Ids], buffers.Ids.Count);
    }

    private void Fill(TokenBatch batch, EncodedText[] rows, int start, int end)
    {
        for (var row = start; row < end; row++)
        {
            var (ids, firstLength) = rows[row];
            var inputIds = batch.InputIds.AsSpan(row * batch.Length, batch.Length);
            for (var index = 0; index < ids.Length; index++)
            {
                inputIds[index] = ids[index];
            }

            inputIds[ids.Length..].Fill(paddingId);
            batch.AttentionMask.AsSpan(row * batch.Length, ids.Length).Fill(1);
            batch.TokenTypeIds.AsSpan((row * batch.Length) + firstLength, ids.Length - firstLength).Fill(1);
        }
    }
}
