using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Filtering;
using AlignSharp.Data.Metadata.Rules;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Metadata.Filtering;

public sealed class MetadataFilterErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_column_is_named_with_the_file_the_rule_and_what_was_expected()
    {
        var error = await FailAsync<MetadataException>([MetadataFixture.Laion], new MinimumAestheticRule(5));

        Assert.Equal(
            $"{MetadataFixture.Laion} has no column for aesthetic, which rule min_aesthetic_5 reads; expected "
            + "aesthetic_score_laion_v2 or aesthetic_score or aesthetic, or a mapping aesthetic=COLUMN.",
            error.Message);
    }

    [Fact]
    public async Task A_column_of_the_wrong_kind_is_named_with_its_type()
    {
        var input = Write("in.csv", "width,height\nwide,300\n");

        var error = await FailAsync<MetadataException>([input], new MinimumSideRule(200));

        Assert.Equal($"{input}: the column width holds VARCHAR; expected numbers, which rule min_side_200 reads.", error.Message);
    }

    [Fact]
    public async Task A_torn_file_is_named()
    {
        var input = _folder.Combine("torn.parquet");
        File.WriteAllBytes(input, File.ReadAllBytes(MetadataFixture.Coyo)[..^100]);

        var error = await FailAsync<MetadataException>([MetadataFixture.Coyo, input], new MinimumSideRule(200));

        Assert.StartsWith($"{input} cannot be read as Parquet (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_damaged_inside_is_named_and_leaves_nothing()
    {
        var input = _folder.Combine("damaged.parquet");
        var bytes = File.ReadAllBytes(MetadataFixture.Coyo);
        bytes.AsSpan(100, bytes.Length / 2).Fill(0xA5);
        File.WriteAllBytes(input, bytes);

        var error = await FailAsync<MetadataException>([input], new CharactersRule(1, 100));

        Assert.StartsWith($"{input}: reading the columns that rules need failed (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_with_other_columns_are_told_apart()
    {
        var error = await FailAsync<MetadataException>([MetadataFixture.Coyo, MetadataFixture.Laion], new MinimumSideRule(200));

        Assert.StartsWith($"{MetadataFixture.Laion} has no column id, unlike {MetadataFixture.Coyo};", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_no_row_is_left_the_strictest_rule_is_named_and_nothing_is_written()
    {
        var error = await FailAsync<NoRowsLeftException>(
            [MetadataFixture.Coyo], new MinimumSideRule(5000), new MaximumNsfwRule(0.5));

        Assert.Equal(
            "None of 4000 rows passes every rule (min_side_5000 alone removes 4000); expected at least one, so nothing was written.",
            error.Message);
        Assert.Equal([4000, 0], error.Summary.Rules.Select(rule => rule.Removed));
    }

    [Fact]
    public async Task An_empty_file_is_told_from_a_strict_rule()
    {
        var error = await FailAsync<NoRowsLeftException>([Write("in.csv", "width,height\n")], new SqlConditionRule("true"));

        Assert.Equal("The input has no rows; expected at least one.", error.Message);
    }

    [Theory]
    [InlineData("nowhere.parquet", "nowhere.parquet matches no file; expected a file, folder or pattern of files ending in .parquet,")]
    [InlineData("nowhere*.csv", "nowhere*.csv matches no file;")]
    [InlineData("https://example.org/a.parquet", "https://example.org/a.parquet is an address; expected files on this machine.")]
    public async Task Inputs_that_are_no_files_are_named(string input, string message)
    {
        var error = await FailAsync<MetadataException>([input], new MinimumSideRule(200));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_output_is_neither_an_input_nor_of_an_unknown_format()
    {
        var input = Write("in.csv", "width,height\n300,300\n");

        var same = await Assert.ThrowsAsync<MetadataRequestException>(
            () => Filtered.RunAsync([input], input, new MinimumSideRule(200)));
        var unknown = await Assert.ThrowsAsync<MetadataRequestException>(
            () => Filtered.RunAsync([input], _folder.Combine("out.xlsx"), new MinimumSideRule(200)));

        Assert.Equal($"{input} is one of the inputs; expected another file to write to.", same.Message);
        Assert.Contains("out.xlsx ends in \".xlsx\"; expected .parquet, .csv", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_writes_nothing()
    {
        using var source = new CancellationTokenSource();
        var output = _folder.Combine("out.parquet");
        var request = new MetadataFilterRequest
        {
            Inputs = [.. Enumerable.Repeat(MetadataFixture.Coyo, 200)],
            Output = output,
            // Long enough that only an interruption ends it.
            Rules = [new SqlConditionRule("list_sum([hash(x, width) % 7 for x in range(3000)]) > 0")],
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new MetadataFilter().RunAsync(request, new CancelAtFirst(source), source.Token));

        Assert.False(File.Exists(output));
    }

    private async Task<TException> FailAsync<TException>(string[] inputs, params FilterRule[] rules)
        where TException : Exception
    {
        var output = _folder.Combine("results", "out.parquet");
        var error = await Assert.ThrowsAsync<TException>(() => Filtered.RunAsync(inputs, output, rules));
        Assert.False(Directory.Exists(_folder.Combine("results")));
        return error;
    }

    private string Write(string name, string content)
    {
        var path = _folder.Combine(name);
        File.WriteAllText(path, content);
        return path;
    }

    private sealed class CancelAtFirst(CancellationTokenSource source) : IProgress<MetadataProgress>
    {
        public void Report(MetadataProgress value) => source.CancelAfter(TimeSpan.FromMilliseconds(50));
    }
}
