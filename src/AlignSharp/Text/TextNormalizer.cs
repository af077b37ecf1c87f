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
    private readonly CharacterWriter _writer;
    private readonly AccentStripper _stripper;
    private readonly char[] _ascii = new char[128];

    public TextNormalizer(NormalizerOptions options)
    {
        _options = options;
        _writer = new CharacterWriter(options.LowerCase);
        _stripper = new AccentStripper(_writer);
        for (var character = '\0'; character < _ascii.Length; character++)
        {
            _ascii[character] = NormalizeAscii(character);
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
            if (Clean(rune) is { } cleaned)
            {
                AppendSplit(cleaned, output, marks);
            }
        }

        _stripper.Flush(output, marks);
    }

    private void AppendSplit(Rune rune, List<char> output, CanonicalOrder marks)
    {
        if (_options.SplitIdeographs && (CharacterTable.KindOf(rune.Value) & CharacterKind.Ideograph) != 0)
        {
            AppendStripped(Space, output, marks);
            AppendStripped(rune, output, marks);
            AppendStripped(Space, output, marks);
        }
        else
        {
            AppendStripped(rune, output, marks);
        }
    }

    private void AppendStripped(Rune rune, List<char> output, CanonicalOrder marks)
    {
        if (_options.StripAccents)
        {
            _stripper.Append(rune, output, marks);
        }
        else
        {
            _writer.Append(rune, output);
        }
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

    private char NormalizeAscii(char character)
    {
        if (Clean(new Rune(character)) is not { } cleaned)
        {
            return Gone;
        }

        var kept = (char)cleaned.Value;
        return _options.LowerCase ? char.ToLowerInvariant(kept) : kept;
    }
}
