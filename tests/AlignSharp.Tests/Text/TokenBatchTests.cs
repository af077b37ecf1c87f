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

    [Fact]
    public void Many_texts_on_all_cores_give_the_same_rows_as_one_by_one()
    {
        string[] texts = [.. Enumerable.Range(0, 1_000).Select(index => $"photo {index} of a red dog {new string('x', index % 90)}")];

        var batch = _tokenizer.EncodeBatch(texts, cancellationToken: TestContext.Current.CancellationToken);

        for (var row = 0; row < texts.Length; row++)
        {
            var expected = _tokenizer.Encode(texts[row]);
            Assert.Equal(expected, batch.InputIds.Skip(row * batch.Length).Take(expected.Length).Select(id => (int)id));
            Assert.Equal(expected.Length, batch.AttentionMask.Skip(row * batch.Length).Take(batch.Length).Sum());
        }
    }

    [Fact]
    public void No_texts_make_an_empty_batch()
    {
        var batch = _tokenizer.EncodeBatch([], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((0, 0), (batch.Count, batch.Length));
    }

    [Fact]
    public void A_limit_without_room_for_the_special_tokens_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Encode(["a"], null, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Encode(["a"], ["b"], 2));
    }

    [Fact]
    public void Missing_texts_and_unequal_pairs_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Encode(["a", null!]));
        Assert.Throws<ArgumentException>(() => Encode(["a"], [null!]));
        Assert.Throws<ArgumentException>(() => Encode(["a"], ["b", "c"]));
    }

    [Fact]
    public void Work_stops_when_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => _tokenizer.EncodeBatch(["a"], cancellationToken: new CancellationToken(true)));

    private TokenBatch Encode(string[] texts, string[]? pairs = null, int? maxLength = null)
    {
        var options = new TextBatchOptions { MaxLength = maxLength };
        return pairs is null
            ? _tokenizer.EncodeBatch(texts, options, TestContext.Current.CancellationToken)
            : _tokenizer.EncodeBatch(texts, pairs, options, TestContext.Current.CancellationToken);
    }

    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record Batch(
        string[] Texts, string[]? Pairs, long[][] InputIds, long[][] AttentionMask, long[][] TokenTypeIds);
}
