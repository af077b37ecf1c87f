using System.Text;
using AlignSharp.Text.Unicode;

namespace AlignSharp.Text;

/// <summary>BERT's pre-tokenizer over normalised text: words end at white space, each punctuation mark is a word of its own.</summary>
internal ref struct WordSplitter(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly WordSplitter GetEnumerator() => this;

    public bool MoveNext()
    {
        var start = 0;
        for (var index = 0; index < _rest.Length;)
        {
            var kind = KindAt(index, out var length);
            if ((kind & (CharacterKind.Space | CharacterKind.Punctuation)) == 0)
            {
                index += length;
            }
            else if (index > start)
            {
                return Take(start, index);
            }
            else if ((kind & CharacterKind.Punctuation) != 0)
            {
                return Take(start, index + length);
            }
            else
            {
                start = index += length;
            }
        }

        return start < _rest.Length && Take(start, _rest.Length);
    }

    private bool Take(int start, int end)
    {
        Current = _rest[start..end];
        _rest = _rest[end..];
        return true;
    }

    private readonly CharacterKind KindAt(int index, out int length)
    {
        var first = _rest[index];
        if (!char.IsSurrogate(first))
        {
            length = 1;
            return CharacterTable.KindOf(first);
        }

        Rune.DecodeFromUtf16(_rest[index..], out var rune, out length);
        return CharacterTable.KindOf(rune.Value);
    }
}
