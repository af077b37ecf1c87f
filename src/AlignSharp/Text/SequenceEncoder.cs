using System.Runtime.InteropServices;

namespace AlignSharp.Text;

/// <summary>Puts [CLS] and [SEP] around the tokens of a text or pair and cuts what is too long. Immutable but for the buffers it keeps.</summary>
internal sealed class SequenceEncoder(TokenizerDefinition definition)
{
    /// <summary>The special tokens of a pair.</summary>
    public const int PairSpecials = 3;

    /// <summary>The special tokens of a text.</summary>
    public const int TextSpecials = 2;

    private readonly TextEncoder _encoder = new(definition);
    private EncodingBuffers? _spare;

    /// <summary>Takes the buffers that were kept, or new ones while another thread has them.</summary>
    public EncodingBuffers Rent() => Interlocked.Exchange(ref _spare, null) ?? new EncodingBuffers();

    /// <summary>Gives buffers back for the next text.</summary>
    public void Return(EncodingBuffers buffers)
    {
        if (buffers.IsWorthKeeping)
        {
            _spare = buffers;
        }
    }

    /// <summary>Encodes a text, with its special tokens at most to the limit; the ids stay in the buffers.</summary>
    public void Encode(ReadOnlySpan<char> text, int limit, EncodingBuffers buffers)
    {
        var ids = buffers.Ids;
        ids.Clear();
        ids.Add(definition.ClassificationId);
        _encoder.Append(text, limit, buffers);
        CollectionsMarshal.SetCount(ids, Math.Min(ids.Count, limit - 1));
        ids.Add(definition.SeparatorId);
    }

    /// <summary>Encodes a pair likewise, and tells how many tokens there are up to the [SEP] after the first text.</summary>
    public int EncodePair(ReadOnlySpan<char> text, ReadOnlySpan<char> pair, int limit, EncodingBuffers buffers)
    {
        var ids = buffers.Ids;
        ids.Clear();
        ids.Add(definition.ClassificationId);
        _encoder.Append(text, limit, buffers);
        var end = ids.Count;
        _encoder.Append(pair, limit, buffers);

        var (first, second) = PairLengths.Cut(end - 1, ids.Count - end, limit - PairSpecials);
        CollectionsMarshal.SetCount(ids, end + second);
        ids.RemoveRange(1 + first, end - 1 - first);
        ids.Insert(1 + first, definition.SeparatorId);
        ids.Add(definition.SeparatorId);
        return first + TextSpecials;
    }
}
