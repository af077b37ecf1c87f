using System.Globalization;

namespace AlignSharp.Text.Unicode;

/// <summary>
/// The facts of unicode.txt. They are fixed there, and not asked of the runtime, because the tokenizer of reference
/// stands on versions of Unicode of its own, and because without ICU the runtime does not decompose at all.
/// </summary>
internal static class CharacterTable
{
    private static readonly CodePointMap Kinds = new();
    private static readonly CodePointMap CombiningClasses = new();
    private static readonly Dictionary<int, string> Decompositions = [];
    private static readonly Dictionary<int, string> LowerForms = [];

    static CharacterTable()
    {
        using var stream = typeof(CharacterTable).Assembly.GetManifestResourceStream("unicode.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line is not ("" or ['#', ..]))
            {
                Add(line.Split(' '));
            }
        }

        MarkIdeographs();
    }

    public static CharacterKind KindOf(int codePoint) => (CharacterKind)Kinds[codePoint];

    /// <summary>The canonical combining class; 0 for whatever other marks cannot be moved across.</summary>
    public static byte CombiningClassOf(int codePoint) => CombiningClasses[codePoint];

    /// <summary>The full decomposition of a code point whose kind says that it has one.</summary>
    public static string DecompositionOf(int codePoint) => Decompositions[codePoint];

    /// <summary>The lower-case form of a code point whose kind says that it is in the table.</summary>
    public static string LowerFormOf(int codePoint) => LowerForms[codePoint];

    private static void Add(string[] fact)
    {
        switch (fact[0])
        {
            case "removed": MarkRange(fact, CharacterKind.Removed); break;
            case "space": MarkRange(fact, CharacterKind.Space); break;
            case "mark": MarkRange(fact, CharacterKind.Mark); break;
            case "punctuation": MarkRange(fact, CharacterKind.Punctuation); break;
            case "class":
                CombiningClasses.Mark(Hex(fact[2]), Hex(fact[3]), byte.Parse(fact[1], CultureInfo.InvariantCulture));
                break;
            case "lower": Map(fact, LowerForms, CharacterKind.LowersSpecially); break;
            case "canon": Map(fact, Decompositions, CharacterKind.Decomposes); break;
            default: throw new InvalidDataException($"unicode.txt has a fact named {fact[0]}; expected one of its legend.");
        }
    }

    private static void MarkRange(string[] fact, CharacterKind kind) => Kinds.Mark(Hex(fact[1]), Hex(fact[2]), (byte)kind);

    private static void Map(string[] fact, Dictionary<int, string> forms, CharacterKind kind)
    {
        var codePoint = Hex(fact[1]);
        forms.Add(codePoint, string.Concat(fact.Skip(2).Select(text => char.ConvertFromUtf32(Hex(text)))));
        Kinds.Mark(codePoint, codePoint, (byte)kind);
    }

    private static void MarkIdeographs()
    {
        ReadOnlySpan<(int First, int Last)> blocks =
        [
            (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF),
            (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0x2F800, 0x2FA1F),
        ];
        foreach (var (first, last) in blocks)
        {
            Kinds.Mark(first, last, (byte)CharacterKind.Ideograph);
        }
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
