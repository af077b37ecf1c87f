using System.Text.Json;
using AlignSharp.Testing;
using AlignSharp.Text;

namespace AlignSharp.Tests.Text;

public sealed class TokenBatchTests(RealVocabulary vocabulary) : IClassFixture<RealVocabulary>
{
    private readonly BertTokenizer _tokenizer = vocabulary.Tokenizer;

    public static TheoryData<string, TextBatchOptions> References => new()
    {
        { "max_length_64", new TextBatchOptions { MaxLength = 64, PadToMaxLength = true } },
        { "longest", new TextBatchOptions() },
        { "truncated_64", new TextBatchOptions { MaxLength = 64 } },
        { "untruncated", new TextBatchOptions { Truncate = false } },
        { "pair", new TextBatchOptions() },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void A_batch_is_the_reference_batch(string name, TextBatchOptions options)
    {
        var expected = JsonSerializer.Deserialize<Dictionary<string, Batch>>(
            File.ReadAllText(Fixtures.Path("tokenizer", "batches.json")), Snake)![name];

        var batch = expected.Pairs is { } pairs
            ? _tokenizer.EncodeBatch(expected.Texts, pairs, options, TestContext.Current.CancellationToken)
            : _tokenizer.EncodeBatch(expected.Texts, options, TestContext.Current.CancellationToken);

        Assert.Equal((expected.InputIds.Length, expected.InputIds[0].Length), (batch.Count, batch.Length));
        Assert.Equal(expected.InputIds.SelectMany(row => row), batch.InputIds);
        Assert.Equal(expected.AttentionMask.SelectMany(row => row), batch.AttentionMask);
        Assert.Equal(expected.TokenTypeIds.SelectMany(row => row), batch.TokenTypeIds);
    }

    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record Batch(
        string[] Texts, string[]? Pairs, long[][] InputIds, long[][] AttentionMask, long[][] TokenTypeIds);
}
