using System.Text;
using AlignSharp.IO;
using CsCheck;

namespace AlignSharp.Tests.IO;

public sealed class NameLineTests
{
    // What escapes are made of, what they stand for, and halves of a pair that UTF-8 does not keep.
    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.String[Gen.Char["\\nru0a9d\n\r\v\u0085\u2028\ufeff\ud83d\ude00"], 0, 12],
        Gen.String);

    [Fact]
    public void Names_come_back_as_they_were_from_the_lines_of_a_file() => Name.Array[0, 8].Sample(
        static names =>
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(names.Select(static name => NameLine.Escape(name) + "\n")));
            Assert.Equal(names, Lines(bytes).Select(NameLine.Unescape));
        },
        iter: 5000);

    [Theory]
    [InlineData("two\nlines", "two\\nlines")]
    [InlineData("C:\\new", "C:\\\\new")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("猫 \ud83d\ude00", "猫 \ud83d\ude00")]
    public void A_name_is_one_line(string name, string line)
    {
        Assert.Equal(line, NameLine.Escape(name));
        Assert.Equal(name, NameLine.Unescape(line));
    }

    [Theory]
    [InlineData("pictures\\cat.png")]
    [InlineData("\\u12")]
    [InlineData("\\uwxyz")]
    [InlineData("ends in \\")]
    public void A_backslash_that_begins_no_escape_stands_for_itself(string line) => Assert.Equal(line, NameLine.Unescape(line));

    private static IEnumerable<string> Lines(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
