namespace AlignSharp.Text.Unicode;

/// <summary>The syllables of Hangul, whose decomposition into jamo is arithmetic (The Unicode Standard, 3.12).</summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeFirstTail = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    public static bool IsSyllable(int codePoint) => (uint)(codePoint - FirstSyllable) < Leads * Vowels * Tails;

    /// <summary>Writes the two or three jamo of a syllable and tells how many.</summary>
    public static int Decompose(int syllable, Span<char> jamo)
    {
        var (block, tail) = Math.DivRem(syllable - FirstSyllable, Tails);
        var (lead, vowel) = Math.DivRem(block, Vowels);
        jamo[0] = (char)(FirstLead + lead);
        jamo[1] = (char)(FirstVowel + vowel);
        if (tail == 0)
        {
            return 2;
        }

        jamo[2] = (char)(BeforeFirstTail + tail);
        return 3;
    }
}
