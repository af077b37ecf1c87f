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

    /// <summary>Encodes a text; the ids stay in the buffers.</summary>
    public void Encode(ReadOnlySpan<char> text, int limit, EncodingBuffers buffers)
    {
        var ids = buffers.Ids;
        ids.Clear();
        ids.Add(definition.ClassificationId);
        _encoder.Append(text, buffers);
        Cut(ids, Math.Min(ids.Count, limit - 1));
        ids.Add(definition.SeparatorId);
    }

    /// <summary>Encodes a pair and tells how many tokens belong to its first text; the ids stay in the buffers.</summary>
    public int EncodePair(ReadOnlySpan<char> text, ReadOnlySpan<char> pair, int limit, EncodingBuffers buffers)
    {
        var ids = buffers.Ids;
        Encode(text, int.MaxValue, buffers);
        var firstLength = ids.Count;
        _encoder.Append(pair, buffers);
        var (first, second) = PairLengths.Cut(firstLength - TextSpecials, ids.Count - firstLength, limit - PairSpecials);
        ids.RemoveRange(1 + first, firstLength - TextSpecials - first);
        firstLength = first + TextSpecials;
        Cut(ids, firstLength + second);
        ids.Add(definition.SeparatorId);
        return firstLength;
    }

    private static void Cut(List<int> ids, int count) => CollectionsMarshal.SetCount(ids, count);
}
