using AlignSharp.Text;

namespace AlignSharp.Tests.Text;

public sealed class WordSplitterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("a", "a")]
    [InlineData("  two  words ", "two|words")]
    [InlineData("don't!", "don|'|t|!")]
    [InlineData("...", ".|.|.")]
    [InlineData("$5^x`~", "$|5|^|x|`|~")]
    [InlineData("a\u00A0b\u3000c", "a|b|c")]
    [InlineData("\u201Cquoted\u201D\u3002", "\u201C|quoted|\u201D|\u3002")]
    [InlineData("a\U00010100b", "a|\U00010100|b")]
    [InlineData("\U0001F600x", "\U0001F600x")]
    [InlineData("\u20AC5", "\u20AC5")]
    public void Words_end_at_white_space_and_punctuation_stands_alone(string text, string expected)
    {
        var words = new List<string>();
        foreach (var word in new WordSplitter(text))
        {
            words.Add(word.ToString());
        }

        Assert.Equal(expected, string.Join('|', words));
    }
}
