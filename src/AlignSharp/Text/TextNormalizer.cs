using System.Runtime.InteropServices;
using System.Text;
using AlignSharp.Text.Unicode;

namespace AlignSharp.Text;

/// <summary>
/// BERT's normaliser. Its steps are defined one after the other over the whole text; here each character goes through
/// all of them at once, which is the same because only the canonical order of marks looks at more than one character.
/// Lone surrogates become U+FFFD. Immutable; the buffers belong to the caller.
/// </summary>
internal sealed class TextNormalizer
{
    private const char Gone = '\uFFFF';
    private static readonly Rune Space = new(' ');
    private readonly NormalizerOptions _options;
    private readonly char[] _ascii = new char[128];

    public TextNormalizer(NormalizerOptions options)
    {
        _options = options;
        for (var character = '\0'; character < _ascii.Length; character++)
        {
            _ascii[character] = Clean(new Rune(character)) is { } rune ? Lower((char)rune.Value) : Gone;
        }
    }

    /// <summary>Appends the normalised form of a text.</summary>
    public void Append(ReadOnlySpan<char> text, List<char> output, CanonicalOrder marks)
    {
        var ascii = text.IndexOfAnyExceptInRange('\0', '\x7F');
        if (ascii < 0)
        {
            AppendAscii(text, output);
        }
        else
        {
            AppendAscii(text[..ascii], output);
            AppendAny(text[ascii..], output, marks);
        }
    }

    /// <summary>The general way, character by character.</summary>
    internal void AppendAny(ReadOnlySpan<char> text, List<char> output, CanonicalOrder marks)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Clean(rune) is not { } cleaned)
            {
                continue;
            }

            if (_options.SplitIdeographs && (CharacterTable.KindOf(cleaned.Value) & CharacterKind.Ideograph) != 0)
            {
                AppendStripped(Space, output, marks);
                AppendStripped(cleaned, output, marks);
                AppendStripped(Space, output, marks);
            }
            else
            {
                AppendStripped(cleaned, output, marks);
            }
        }

        AppendHeld(output, marks);
    }

    /// <summary>The short way: a table says what becomes of each character.</summary>
    private void AppendAscii(ReadOnlySpan<char> text, List<char> output)
    {
        var end = output.Count;
        CollectionsMarshal.SetCount(output, end + text.Length);
        var room = CollectionsMarshal.AsSpan(output);
        foreach (var character in text)
        {
            var normalized = _ascii[character];
            room[end] = normalized;
            end += normalized == Gone ? 0 : 1;
        }

        CollectionsMarshal.SetCount(output, end);
    }

    private Rune? Clean(Rune rune)
    {
        if (!_options.CleanText)
        {
            return rune;
        }

        var kind = CharacterTable.KindOf(rune.Value);
        return (kind & CharacterKind.Removed) != 0 ? null : (kind & CharacterKind.Space) != 0 ? Space : rune;
    }

    private void AppendStripped(Rune rune, List<char> output, CanonicalOrder marks)
    {
        if (!_options.StripAccents)
        {
            AppendLower(rune, output);
        }
        else if (Hangul.IsSyllable(rune.Value))
        {
            Span<char> jamo = stackalloc char[3];
            AppendInOrder(jamo[..Hangul.Decompose(rune.Value, jamo)], output, marks);
        }
        else if ((CharacterTable.KindOf(rune.Value) & CharacterKind.Decomposes) != 0)
        {
            AppendInOrder(CharacterTable.DecompositionOf(rune.Value), output, marks);
        }
        else
        {
            AppendInOrder(rune, output, marks);
        }
    }

    private void AppendInOrder(ReadOnlySpan<char> decomposed, List<char> output, CanonicalOrder marks)
    {
        foreach (var rune in decomposed.EnumerateRunes())
        {
            AppendInOrder(rune, output, marks);
        }
    }

    private void AppendInOrder(Rune rune, List<char> output, CanonicalOrder marks)
    {
        var combiningClass = CharacterTable.CombiningClassOf(rune.Value);
        if (combiningClass == 0)
        {
            AppendHeld(output, marks);
        }

        if ((CharacterTable.KindOf(rune.Value) & CharacterKind.Mark) != 0)
        {
            return;
        }

        if (combiningClass == 0)
        {
            AppendLower(rune, output);
        }
        else
        {
            marks.Hold(rune.Value, combiningClass);
        }
    }

    private void AppendHeld(List<char> output, CanonicalOrder marks)
    {
        if (marks.Count == 0)
        {
            return;
        }

        marks.Sort();
        for (var index = 0; index < marks.Count; index++)
        {
            AppendLower(marks[index], output);
        }

        marks.Clear();
    }

    private void AppendLower(Rune rune, List<char> output)
    {
        if (_options.LowerCase && (CharacterTable.KindOf(rune.Value) & CharacterKind.LowersSpecially) != 0)
        {
            output.AddRange(CharacterTable.LowerFormOf(rune.Value).AsSpan());
            return;
        }

        var lower = _options.LowerCase ? Rune.ToLowerInvariant(rune) : rune;
        Span<char> units = stackalloc char[2];
        output.AddRange(units[..lower.EncodeToUtf16(units)]);
    }

    private char Lower(char ascii) => _options.LowerCase ? char.ToLowerInvariant(ascii) : ascii;
}
