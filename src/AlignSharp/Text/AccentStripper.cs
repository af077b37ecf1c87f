using System.Text;
using AlignSharp.Text.Unicode;

namespace AlignSharp.Text;

/// <summary>Decomposes characters, puts what comes of them into canonical order, and drops the nonspacing marks.</summary>
internal sealed class AccentStripper(CharacterWriter writer)
{
    /// <summary>Appends a character; one that may still have to move waits among the marks.</summary>
    public void Append(Rune rune, List<char> output, CanonicalOrder marks)
    {
        if (Hangul.IsSyllable(rune.Value))
        {
            Span<char> jamo = stackalloc char[3];
            AppendDecomposed(jamo[..Hangul.Decompose(rune.Value, jamo)], output, marks);
        }
        else if ((CharacterTable.KindOf(rune.Value) & CharacterKind.Decomposes) != 0)
        {
            AppendDecomposed(CharacterTable.DecompositionOf(rune.Value), output, marks);
        }
        else
        {
            AppendInOrder(rune, output, marks);
        }
    }

    /// <summary>Appends the marks that wait, in order.</summary>
    public void Flush(List<char> output, CanonicalOrder marks)
    {
        if (marks.Count == 0)
        {
            return;
        }

        marks.Sort();
        for (var index = 0; index < marks.Count; index++)
        {
            writer.Append(marks[index], output);
        }

        marks.Clear();
    }

    private void AppendDecomposed(ReadOnlySpan<char> decomposed, List<char> output, CanonicalOrder marks)
    {
        foreach (var rune in decomposed.EnumerateRunes())
        {
            AppendInOrder(rune, output, marks);
        }
    }

    /// <summary>A nonspacing mark is dropped, but one of class 0 keeps others from moving across it all the same.</summary>
    private void AppendInOrder(Rune rune, List<char> output, CanonicalOrder marks)
    {
        var combiningClass = CharacterTable.CombiningClassOf(rune.Value);
        if (combiningClass == 0)
        {
            Flush(output, marks);
        }

        if ((CharacterTable.KindOf(rune.Value) & CharacterKind.Mark) != 0)
        {
            return;
        }

        if (combiningClass == 0)
        {
            writer.Append(rune, output);
        }
        else
        {
            marks.Hold(rune.Value, combiningClass);
        }
    }
}
