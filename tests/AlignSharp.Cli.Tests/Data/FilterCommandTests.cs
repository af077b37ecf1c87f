using System.Text.Json;
using AlignSharp.Cli.Hosting;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Data;

public sealed class FilterCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _coyo = Fixtures.Path("metadata", "coyo.parquet");
    private readonly string _laion = Fixtures.Path("metadata", "laion.parquet");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_funnel_of_a_preset_is_printed_as_JSON()
    {
        var run = await FilterAsync(_coyo, "--preset", "coyo", "--json");

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(["rows", "kept", "rules"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(4000, json.RootElement.GetProperty("rows").GetInt64());
        Assert.Equal(2381, json.RootElement.GetProperty("kept").GetInt64());
        var aspect = json.RootElement.GetProperty("rules")[1];
        Assert.Equal(
            ("max_aspect_3", 1244, 922),
            (aspect.GetProperty("name").GetString(), aspect.GetProperty("removed_alone").GetInt64(), aspect.GetProperty("removed").GetInt64()));
    }

    [Fact]
    public async Task Bounds_replace_those_of_the_preset_and_stand_in_the_usual_order()
    {
        var run = await FilterAsync(
            _laion, "--where", "PWATERMARK < 0.5", "--min-clip", "0.3", "--preset", "laion", "--min-words", "3", "--json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(
            ["min_clip_0.3", "min_words_3", "where"],
            json.RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_numeric_options_read_the_columns_of_either_layout()
    {
        foreach (var layout in new[] { _coyo, _laion })
        {
            var run = await FilterAsync(
                layout, "--min-side", "200", "--max-aspect", "3", "--max-nsfw", "0.5", "--min-clip", "0.28", "--json");

            Assert.Contains("\"kept\":1121,", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_person_gets_a_table()
    {
        var run = await FilterAsync(_coyo, "--max-texts-per-image", "1", "--max-images-per-text", "10");

        Assert.Matches(@"text_at_most_10_times\s+texts shared by at most 10 pictures\s+77 \(1\.9 %\)\s+77 \(1\.9 %\)\s+3,923", run.Output);
    }

    [Fact]
    public async Task When_no_row_is_left_the_funnel_and_a_sentence_say_why()
    {
        var run = await FilterAsync(_coyo, "--min-side", "5000", "--json");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("\"kept\":0,", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("error: None of 4000 rows passes every rule", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Theory]
    [InlineData("--min-side", "-1", "--min-side is -1; expected at least 0.")]
    [InlineData("--max-aspect", "NaN", "--max-aspect is NaN; expected at least 1.")]
    [InlineData("--preset", "imagenet", "'imagenet'")]
    [InlineData("--where", "width >", "cannot be used (syntax error")]
    [InlineData("--where", "url IN (FROM read_csv('/etc/passwd'))", "it holds a sub-select")]
    [InlineData("--column", "colour=x", "The column mapping \"colour=x\" is not understood; expected role=column")]
    [InlineData("--memory-limit", "lots", "The memory limit \"lots\" is not understood")]
    public async Task What_cannot_be_asked_for_is_exit_code_2(string option, string value, string sentence)
    {
        var run = await FilterAsync(_coyo, "--max-nsfw", "0.5", option, value);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_rule_or_with_bounds_crossed_nothing_is_done()
    {
        var none = await FilterAsync(_coyo);
        var crossed = await FilterAsync(_coyo, "--min-words", "9", "--max-words", "3");

        Assert.Equal("error: No rule was asked for; expected --preset, --where or a bound such as --min-side 200.\n", none.Error);
        Assert.Equal("error: --min-words is 9, above --max-words 3; expected at most that.\n", crossed.Error);
        Assert.Equal((ExitCode.Usage, ExitCode.Usage), (none.ExitCode, crossed.ExitCode));
    }

    [Fact]
    public async Task A_missing_column_is_exit_code_1_with_the_file_and_what_was_expected()
    {
        var run = await FilterAsync(_laion, "--min-aesthetic", "5");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith($"error: {_laion} has no column for aesthetic,", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> FilterAsync(string input, params string[] options) =>
        CommandRun.Of(["data", "filter", input, "-o", _folder.Combine("kept.parquet"), .. options]);
}
