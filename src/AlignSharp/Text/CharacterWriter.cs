using System.Text;
using AlignSharp.Text.Unicode;

namespace AlignSharp.Text;

/// <summary>The normaliser's last step: writes characters, in lower case where asked, each by itself (a final sigma is a sigma).</summary>
internal sealed class CharacterWriter(bool lowerCase)
{
    public void Append(Rune rune, List<char> output)
    {
        if (lowerCase && (CharacterTable.KindOf(rune.Value) & CharacterKind.LowersSpecially) != 0)
        {
            output.AddRange(CharacterTable.LowerFormOf(rune.Value).AsSpan());
            return;
        }

        var written = lowerCase ? Rune.ToLowerInvariant(rune) : rune;
        Span<char> units = stackalloc char[2];
        output.AddRange(units[..written.EncodeToUtf16(units)]);
    }
}
