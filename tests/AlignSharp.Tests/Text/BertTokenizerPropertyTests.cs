using AlignSharp.Text;
using CsCheck;

namespace AlignSharp.Tests.Text;

public sealed class BertTokenizerPropertyTests(RealVocabulary vocabulary) : IClassFixture<RealVocabulary>
{
    private const int Iterations = 5_000;
    private readonly BertTokenizer _tokenizer = vocabulary.Tokenizer;

    [Fact]
    public void Any_text_has_ids_of_the_vocabulary_between_the_special_tokens() =>
        AnyText.Any.Sample(text =>
        {
            var ids = _tokenizer.Encode(text);
            Assert.Equal(_tokenizer.ClsId, ids[0]);
            Assert.Equal(_tokenizer.SepId, ids[^1]);
            Assert.All(ids, id => Assert.InRange(id, 0, _tokenizer.VocabularySize - 1));
        }, iter: Iterations);

    [Fact]
    public void Writing_into_a_span_gives_the_same_ids() =>
        AnyText.Any.Sample(text =>
        {
            var expected = _tokenizer.Encode(text);
            var ids = new int[expected.Length];
            Assert.False(_tokenizer.TryEncode(text, ids.AsSpan(1), out var needed));
            Assert.Equal(expected.Length, needed);
            Assert.True(_tokenizer.TryEncode(text, ids, out _));
            Assert.Equal(expected, ids);
        }, iter: Iterations);

    [Fact]
    public void A_cut_row_is_the_start_of_the_text_and_its_separator() =>
        Gen.Select(AnyText.Any, Gen.Int[2, 20]).Sample((text, maxLength) =>
        {
            var all = _tokenizer.Encode(text).Select(id => (long)id).ToArray();
            var batch = _tokenizer.EncodeBatch([text], new TextBatchOptions { MaxLength = maxLength }, TestContext.Current.CancellationToken);
            long[] expected = all.Length <= maxLength ? all : [.. all[..(maxLength - 1)], _tokenizer.SepId];
            Assert.Equal(expected, batch.InputIds);
        }, iter: Iterations);

    [Fact]
    public void A_pair_is_its_two_texts_and_is_never_longer_than_allowed() =>
        Gen.Select(AnyText.Any, AnyText.Any, Gen.Int[3, 30]).Sample((text, pair, maxLength) =>
        {
            int[] expected = [.. _tokenizer.Encode(text), .. _tokenizer.Encode(pair).AsSpan(1)];
            Assert.Equal(expected, _tokenizer.Encode(text, pair));
            var batch = _tokenizer.EncodeBatch([text], [pair], new TextBatchOptions { MaxLength = maxLength }, TestContext.Current.CancellationToken);
            Assert.Equal(Math.Min(expected.Length, maxLength), batch.Length);
        }, iter: Iterations);
}
