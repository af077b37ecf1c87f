using AlignSharp.Text;
using AlignSharp.Text.Unicode;
using CsCheck;

namespace AlignSharp.Tests.Text;

public sealed class TextNormalizerTests
{
    private static readonly NormalizerOptions Uncased = new(CleanText: true, SplitIdeographs: true, StripAccents: true, LowerCase: true);
    private static readonly NormalizerOptions Untouched = new(false, false, false, false);

    [Theory]
    [InlineData("Caf\u00E9 \u00C5ngstr\u00F6m", "cafe angstrom")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("Vi\u1EC7t Nam", "viet nam")]
    [InlineData("\uD55C\uAD6D", "\u1112\u1161\u11AB\u1100\u116E\u11A8")]
    [InlineData("\uAC00", "\u1100\u1161")]
    [InlineData("\u0E2A\u0E27\u0E31\u0E2A", "\u0E2A\u0E27\u0E2A")]
    [InlineData("\u30AC", "\u30AB")]
    [InlineData("\u03A3\u03A3", "\u03C3\u03C3")]
    [InlineData("\u0130", "i")]
    [InlineData("\u732B", " \u732B ")]
    [InlineData("\uF900", " \u8C48 ")]
    [InlineData("a\0b\u0001c\u007Fd\u0085e\u00ADf\u200Dg\uFEFFh\uFFFDi", "abcdefghi")]
    [InlineData("a\tb\nc\rd\u00A0e\u3000f\u2028g", "a b c d e f g")]
    [InlineData("\u0378", "\u0378")]
    public void Uncased_text_is_cleaned_stripped_and_lowered(string text, string expected) =>
        Assert.Equal(expected, Normalize(Uncased, text));

    [Fact]
    public void Without_options_text_stays_as_it_is() =>
        Assert.Equal("A\u00C9\t\u732B\0", Normalize(Untouched, "A\u00C9\t\u732B\0"));

    [Fact]
    public void Half_a_surrogate_pair_is_a_replacement_character_which_cleaning_removes()
    {
        Assert.Equal("a\uFFFDb\uFFFD", Normalize(Untouched, "a\uD800b\uDC00"));
        Assert.Equal("ab", Normalize(Uncased, "a\uD800b\uDC00"));
    }

    [Theory]
    [InlineData("\u0130", "i\u0307")]
    [InlineData("\u00C9\u1E9E", "\u00E9\u00DF")]
    [InlineData("\uA7CE", "\uA7CF")]
    public void Letters_are_lowered_one_by_one(string text, string expected) =>
        Assert.Equal(expected, Normalize(Untouched with { LowerCase = true }, text));

    [Theory]
    [InlineData("\U0001D16D\U0001D165", "\U0001D165\U0001D16D")]
    [InlineData("\U0001D16D\u0301\U0001D165", "\U0001D165\U0001D16D")]
    [InlineData("\U0001D16D\u0903\U0001D165", "\U0001D16D\u0903\U0001D165")]
    [InlineData("\U0001D15E\U0001D16D\U0001D165", "\U0001D157\U0001D165\U0001D165\U0001D16D")]
    public void Spacing_marks_that_remain_are_in_canonical_order(string text, string expected) =>
        Assert.Equal(expected, Normalize(Uncased, text));

    [Fact]
    public void The_short_way_for_ascii_equals_the_general_way() =>
        Gen.Select(AnyText.Ascii, Gen.Bool, Gen.Bool).Sample((text, clean, lower) =>
        {
            var normalizer = new TextNormalizer(new NormalizerOptions(clean, SplitIdeographs: true, StripAccents: true, lower));
            Assert.Equal(General(normalizer, text), Short(normalizer, text));
        }, iter: 5_000);

    [Fact]
    public void The_short_way_for_a_plain_beginning_equals_the_general_way() =>
        Gen.Select(AnyText.Ascii, AnyText.Any).Sample((plain, any) =>
        {
            var normalizer = new TextNormalizer(Uncased);
            Assert.Equal(General(normalizer, plain + any), Short(normalizer, plain + any));
        }, iter: 5_000);

    private static string Normalize(NormalizerOptions options, string text) => Short(new TextNormalizer(options), text);

    private static string Short(TextNormalizer normalizer, string text)
    {
        var output = new List<char>();
        normalizer.Append(text, output, new CanonicalOrder());
        return string.Concat(output);
    }

    private static string General(TextNormalizer normalizer, string text)
    {
        var output = new List<char>();
        normalizer.AppendAny(text, output, new CanonicalOrder());
        return string.Concat(output);
    }
}
