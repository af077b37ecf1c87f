using CsCheck;

namespace AlignSharp.Tests.Text;

/// <summary>Generators of texts: plain ones, and ones with marks, CJK, Hangul, control characters and halves of surrogate pairs.</summary>
internal static class AnyText
{
    public static Gen<string> Ascii { get; } = Gen.Char['\0', '\x7F'].Array[0, 60].Select(units => new string(units));

    public static Gen<string> Any { get; } = Gen.Frequency(
        (4, Gen.Char['\0', '\x7F']),
        (2, Gen.Char['\u0080', '\u036F']),
        (1, Gen.Char['\uAC00', '\uD7A3']),
        (1, Gen.Char['\uD800', '\uDFFF']),
        (2, Gen.Char['\0', '\uFFFF'])).Array[0, 60].Select(units => new string(units));
}
