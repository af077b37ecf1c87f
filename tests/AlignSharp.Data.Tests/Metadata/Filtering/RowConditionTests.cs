using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Rules;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Metadata.Filtering;

public sealed class RowConditionTests
{
    [Theory]
    [InlineData("width >= 200 AND height >= 200", 3640)]
    [InlineData("least(width, height) >= 200 -- a comment", 3640)]
    [InlineData("(clip_similarity_vitb32 >= 0.28)", 1701)]
    [InlineData("len(list_filter(string_split(text, ' '), lambda word: word = ' ; DROP TABLE candidates; ')) = 0", 3999)]
    public async Task An_expression_over_the_columns_keeps_the_rows_it_is_true_for(string condition, long kept)
    {
        using var folder = new TemporaryFolder();

        var summary = await Filtered.RunAsync(
            [MetadataFixture.Coyo], folder.Combine("kept.parquet"), new SqlConditionRule(condition));

        Assert.Equal(kept, summary.Kept);
    }

    [Theory]
    [InlineData("url IN (SELECT * FROM read_csv('/etc/passwd'))", "it holds a sub-select")]
    [InlineData("EXISTS (FROM '/etc/passwd')", "it holds a sub-select")]
    [InlineData("(SELECT count(*) FROM read_text('/etc/passwd')) > 0", "it holds a sub-select")]
    [InlineData("true); COPY metadata TO '/tmp/stolen.csv'; SELECT (true", "it is more than one expression")]
    [InlineData("true); ATTACH '/tmp/other.db'; SELECT (true", "it is more than one expression")]
    [InlineData("true); INSTALL httpfs; LOAD httpfs; SELECT (true", "it is more than one expression")]
    [InlineData("true); PRAGMA enable_external_access = true; SELECT (true", "it is more than one expression")]
    [InlineData("true); SELECT (true", "it is more than one expression")]
    [InlineData("true) FROM '/etc/passwd' WHERE (true", "it is more than one expression")]
    [InlineData("true) UNION SELECT (true", "it is more than one expression")]
    [InlineData("true), (true", "it is more than one expression")]
    [InlineData("read_csv('/etc/passwd')", "is a table function")]
    [InlineData("count(*) > 1", "aggregates")]
    [InlineData("row_number() OVER () < 3", "it holds a window over other rows")]
    [InlineData("COLUMNS(*) IS NULL", "it holds all columns at once")]
    [InlineData("width > $1", "it holds a parameter")]
    [InlineData("nowhere > 2", "\"nowhere\" not found")]
    [InlineData("width >", "syntax error")]
    [InlineData("", "syntax error")]
    public async Task Anything_else_is_refused_in_a_sentence(string condition, string complaint)
    {
        using var folder = new TemporaryFolder();

        var error = await Assert.ThrowsAsync<MetadataRequestException>(() => Filtered.RunAsync(
            [MetadataFixture.Coyo], folder.Combine("kept.parquet"), new SqlConditionRule(condition)));

        Assert.StartsWith($"The condition \"{condition}\" cannot be used (", error.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; expected one SQL expression over the file's columns.", error.Message, StringComparison.Ordinal);
    }
}
