using System.Text;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inputs;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Inputs;

public sealed class TextSourceTests
{
    [Fact]
    public async Task Arguments_standard_input_and_files_follow_each_other()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine("more.txt"), "d\ne", TestContext.Current.CancellationToken);

        var texts = await ReadAsync("b\nc\n", ["a", "-", "@not a file"], [folder.Combine("more.txt")], jsonLines: false);

        Assert.Equal(["a", "b", "c", "@not a file", "d", "e"], texts.Select(text => text.Text));
    }

    [Fact]
    public async Task Only_lines_are_json_not_arguments()
    {
        var texts = await ReadAsync("\"two\\nlines\"\noops\n", ["\"quoted\"", "-"], [], jsonLines: true);

        Assert.Equal(["\"quoted\"", "two\nlines", null], texts.Select(text => text.Text));
        Assert.Equal("line 2 of standard input is not a JSON string; expected one such as \"a cat\".", texts[2].Error);
    }

    private static async Task<TextInput[]> ReadAsync(string input, string[] arguments, string[] files, bool jsonLines)
    {
        var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input)), Stream.Null, TextWriter.Null);
        var source = new TextSource(terminal, arguments, files, jsonLines);
        return await source.ReadAsync(TestContext.Current.CancellationToken).SelectMany(batch => batch)
            .ToArrayAsync(TestContext.Current.CancellationToken);
    }
}
