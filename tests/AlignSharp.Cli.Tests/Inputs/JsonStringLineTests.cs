using System.Text.Json;
using AlignSharp.Cli.Inputs;
using CsCheck;

namespace AlignSharp.Cli.Tests.Inputs;

public sealed class JsonStringLineTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData(" \"a cat\" \r", "a cat")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u732b猫\"", "猫猫")]
    [InlineData("\"\\ud83d\\ude3a\"", "😺")]
    public void A_string_is_read_as_json_means_it(string line, string expected)
    {
        Assert.True(JsonStringLine.TryParse(line, out var text));
        Assert.Equal(expected, text);
    }

    [Fact]
    public void A_lone_surrogate_is_kept_for_the_tokenizer()
    {
        Assert.True(JsonStringLine.TryParse("\"a\\ud83d\\u0041\"", out var text));
        Assert.True(text is ['a', '\ud83d', 'A']);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("cat")]
    [InlineData("[\"cat\"]")]
    [InlineData("\"cat\" \"dog\"")]
    [InlineData("\"cat\\\"")]
    [InlineData("\"\\x41\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u+123\"")]
    [InlineData("\"a\tb\"")]
    public void What_is_no_json_string_is_refused(string line) => Assert.False(JsonStringLine.TryParse(line, out _));

    [Fact]
    public void Every_string_survives_the_way_through_json() => Gen.String.Sample(text =>
    {
        var whole = new string([.. text.EnumerateRunes().SelectMany(rune => rune.ToString())]);
        Assert.True(JsonStringLine.TryParse(JsonSerializer.Serialize(whole), out var read));
        Assert.Equal(whole, read);
    });

    [Fact]
    public void Any_line_is_taken_or_refused_as_a_json_reader_does() =>
        Gen.Char["\"\\/bu0d8\t "].Array[0, 12].Sample(characters =>
        {
            var line = $"\"{new string(characters)}\"";
            Assert.Equal(IsJsonString(line), JsonStringLine.TryParse(line, out _));
        });

    private static bool IsJsonString(string line)
    {
        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(line));
            return reader.Read() && reader.TokenType == JsonTokenType.String && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
