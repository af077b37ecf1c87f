using AlignSharp.Testing;
using AlignSharp.Text;

namespace AlignSharp.Tests.Text;

public sealed class BertTokenizerTests(RealVocabulary vocabulary) : IClassFixture<RealVocabulary>
{
    private readonly BertTokenizer _tokenizer = vocabulary.Tokenizer;

    [Fact]
    public void It_knows_its_special_tokens_and_size()
    {
        Assert.Equal((0, 100, 101, 102), (_tokenizer.PadId, _tokenizer.UnknownId, _tokenizer.ClsId, _tokenizer.SepId));
        Assert.Equal(30_522, _tokenizer.VocabularySize);
    }

    [Fact]
    public void Words_become_their_longest_pieces()
    {
        using var folder = new TemporaryFolder();
        TokenizerFolders.WriteSmall(folder, "un", "unaff", "##able", "##aff", "##a", "able", "want");
        var tokenizer = BertTokenizer.Load(folder.FullName);

        Assert.Equal("[CLS] unaff ##able [SEP]", Tokens(tokenizer, "UNaffable"));
        Assert.Equal("[CLS] un ##able able [SEP]", Tokens(tokenizer, "unable able"));
        Assert.Equal("[CLS] [UNK] want [SEP]", Tokens(tokenizer, "unwanted want"));
    }

    [Theory]
    [InlineData("a", 100, false)]
    [InlineData("a", 101, true)]
    [InlineData("\U0001F600", 100, false)]
    [InlineData("\U0001F600", 101, true)]
    public void Words_of_more_than_a_hundred_characters_are_unknown(string character, int count, bool unknown)
    {
        using var folder = new TemporaryFolder();
        TokenizerFolders.WriteSmall(folder, character, "##" + character);
        var tokenizer = BertTokenizer.Load(folder.FullName);

        var ids = tokenizer.Encode(string.Concat(Enumerable.Repeat(character, count)));

        Assert.Equal(unknown, ids is [_, var only, _] && only == tokenizer.UnknownId);
    }

    [Fact]
    public void Decoding_joins_pieces_and_leaves_special_tokens_out()
    {
        Assert.Equal("a photo of an unbelievably small cat", _tokenizer.Decode(_tokenizer.Encode("A photo of an unbelievably small CAT")));
        Assert.Equal("", _tokenizer.Decode([]));
    }

    [Fact]
    public void An_id_outside_the_vocabulary_has_no_token()
    {
        Assert.Equal("[MASK]", _tokenizer.TokenOf(103));
        Assert.Throws<ArgumentOutOfRangeException>(() => _tokenizer.TokenOf(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _tokenizer.TokenOf(30_522));
    }

    [Theory]
    [InlineData("a photo of a cat", 0)]
    [InlineData("", 0)]
    [InlineData("\u306D\u3053 photo", 0.5)]
    [InlineData("\u732B", 1)]
    public void The_unknown_share_counts_what_the_vocabulary_cannot_spell(string text, double expected)
    {
        using var folder = new TemporaryFolder();
        TokenizerFolders.WriteSmall(folder, "a", "photo", "of", "cat");
        var tokenizer = BertTokenizer.Load(folder.FullName);

        Assert.Equal(expected, tokenizer.UnknownShare(tokenizer.Encode(text)));
    }

    [Fact]
    public void Threads_share_a_tokenizer()
    {
        string[] texts = ["a photo of a cat", "Caf\u00E9 \uD55C\uAD6D", "[MASK] unbelievably"];
        var expected = texts.Select(_tokenizer.Encode).ToArray();

        Parallel.For(0, 2_000, index => Assert.Equal(expected[index % 3], _tokenizer.Encode(texts[index % 3])));
    }

    private static string Tokens(BertTokenizer tokenizer, string text) =>
        string.Join(' ', tokenizer.Encode(text).Select(tokenizer.TokenOf));
}
