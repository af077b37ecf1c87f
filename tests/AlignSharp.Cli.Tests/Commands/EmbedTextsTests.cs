using System.Text.Json;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Commands;

public sealed class EmbedTextsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Texts_from_arguments_input_and_files_become_rows_in_that_order()
    {
        await File.WriteAllTextAsync(_folder.Combine("more.txt"), "a bird\n", TestContext.Current.CancellationToken);

        var run = await CommandRun.WithInput(
            "a dog\n\n", "embed", "texts", "a cat", "-", "--file", _folder.Combine("more.txt"), "-o", Output, "--raw");

        Assert.Equal(0, run.ExitCode);
        await AssertRowsAsync(["a cat", "a dog", "", "a bird"], normalized: false);
    }

    [Fact]
    public async Task Json_lines_can_hold_line_breaks_and_what_is_no_string_is_counted()
    {
        var run = await CommandRun.WithInput("\"two\\nlines\"\noops\n\"a cat\"\n", "embed", "texts", "-", "--jsonl", "-o", Output, "--json");

        Assert.Equal(1, run.ExitCode);
        var summary = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(2, summary.GetProperty("rows").GetInt32());
        Assert.Equal("line 2 of standard input", summary.GetProperty("failed")[0].GetProperty("input").GetString());
        await AssertRowsAsync(["two\nlines", "a cat"], normalized: true);
    }

    [Fact]
    public async Task Texts_that_are_mostly_unknown_are_warned_about_but_not_for_ever()
    {
        var run = await CommandRun.WithInput(string.Join('\n', Enumerable.Repeat("猫", 8)), "embed", "texts", "-", "-o", Output, "--quiet");

        Assert.Equal(0, run.ExitCode);
        var warnings = run.Error.TrimEnd().Split('\n');
        Assert.Equal(6, warnings.Length);
        Assert.Equal("warning: 3 more texts are mostly [UNK] in this model's vocabulary.", warnings[^1]);
    }

    [Fact]
    public async Task Without_any_text_the_usage_is_told()
    {
        var run = await CommandRun.Of("embed", "texts", "-o", Output);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: No text was given; expected TEXTS, - or --file FILE.\n", run.Error, StringComparison.Ordinal);
    }

    private string Output => _folder.Combine("out.jsonl");

    private async Task AssertRowsAsync(string[] texts, bool normalized)
    {
        using var model = AlignModel.Load(Fixtures.AlignMini);
        var features = model.GetTextFeatures(texts, TestContext.Current.CancellationToken);
        var expected = normalized ? features.Normalized() : features;
        var lines = await File.ReadAllLinesAsync(Output, TestContext.Current.CancellationToken);
        Assert.Equal(texts, lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString()));
        for (var row = 0; row < texts.Length; row++)
        {
            var values = JsonDocument.Parse(lines[row]).RootElement.GetProperty("embedding").EnumerateArray();
            Assert.Equal(expected[row].ToArray(), values.Select(value => value.GetSingle()));
        }
    }
}
