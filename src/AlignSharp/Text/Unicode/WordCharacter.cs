using System.Buffers;
using System.Globalization;
using System.Text;

namespace AlignSharp.Text.Unicode;

/// <summary>The characters that make words by Unicode's rules for regular expressions (UTS #18, \w): what may not touch a single-word token.</summary>
internal static class WordCharacter
{
    public static bool Starts(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var rune, out _) == OperationStatus.Done && Is(rune);

    public static bool Ends(ReadOnlySpan<char> text) =>
        Rune.DecodeLastFromUtf16(text, out var rune, out _) == OperationStatus.Done && Is(rune);

    private static bool Is(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation => true,
        UnicodeCategory.OtherSymbol => IsEnclosedLetter(rune.Value),
        _ => rune.Value is 0x200C or 0x200D,
    };

    private static bool IsEnclosedLetter(int codePoint) =>
        codePoint is (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169)
            or (>= 0x1F170 and <= 0x1F189);
}
