using System.Text.Json;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Commands;

public sealed class TokenizeTests
{
    [Fact]
    public async Task Json_lines_are_answered_with_the_ids_of_the_reference()
    {
        var cases = await File.ReadAllLinesAsync(Fixtures.Path("tokenizer", "cases.jsonl"), TestContext.Current.CancellationToken);
        var fields = cases.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var input = string.Join('\n', fields.Select(field => field.GetProperty("text").GetRawText()));

        var run = await CommandRun.WithInput(input, "tokenize", "-", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            fields.Select(field => field.GetProperty("ids").GetRawText().Replace(" ", "", StringComparison.Ordinal)),
            run.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Nothing_is_cut()
    {
        var run = await CommandRun.WithInput(JsonSerializer.Serialize(string.Join(' ', Enumerable.Repeat("cat", 5000))), "tokenize", "-", "--json");

        Assert.Equal(5002, JsonSerializer.Deserialize<int[]>(run.Output)!.Length);
    }

    [Fact]
    public async Task Arguments_are_shown_with_their_tokens()
    {
        var run = await CommandRun.Of("tokenize", "A cat", "@猫");

        Assert.Equal("101 1037 4937 102\t[CLS] a cat [SEP]\n101 1030 100 102\t[CLS] @ [UNK] [SEP]\n", run.Output);
    }

    [Fact]
    public async Task Plain_lines_are_texts_even_when_they_look_like_json()
    {
        var run = await CommandRun.WithInput("\"cat\"\n\n", "tokenize", "-");

        Assert.Equal("101 1000 4937 1000 102\t[CLS] \" cat \" [SEP]\n101 102\t[CLS] [SEP]\n", run.Output);
    }

    [Fact]
    public async Task A_line_that_is_no_json_string_keeps_its_place_and_fails_the_run()
    {
        var run = await CommandRun.WithInput("\"cat\"\ncat\n\"\\ud83d cat\"\n", "tokenize", "-", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("[101,4937,102]\nnull\n[101,4937,102]\n", run.Output);
        Assert.Equal(
            "error: line 2 of standard input is not a JSON string; expected one such as \"a cat\".\nerror: 1 of 3 texts failed.\n",
            run.Error);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_one_sentence()
    {
        var run = await CommandRun.Of("tokenize", "cat", "--model", "no/such");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: no/such is no folder here", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_line_is_answered_before_the_next_and_ctrl_c_gives_130()
    {
        using var process = ProcessRun.Start("tokenize", "-", "--json");
        await process.StandardInput.WriteLineAsync("\"a cat\"");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("[101,1037,4937,102]", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        await ProcessRun.Bash($"kill -INT {process.Id}");

        var run = await ProcessRun.EndAsync(process);
        Assert.Equal((130, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("error: Stopped before the end.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_leaves_ends_the_run_quietly()
    {
        var run = await ProcessRun.Bash("yes 2>/dev/null | align tokenize - | head -n 1; echo ${PIPESTATUS[1]}");

        Assert.Equal("101 1061 102\t[CLS] y [SEP]\n0\n", run.Output);
        Assert.Empty(run.Error);
    }
}
