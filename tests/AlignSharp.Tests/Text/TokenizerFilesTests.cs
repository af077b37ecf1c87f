using System.Text.Json.Nodes;
using AlignSharp.Configuration;
using AlignSharp.Testing;
using AlignSharp.Text;
using CsCheck;

namespace AlignSharp.Tests.Text;

public sealed class TokenizerFilesTests
{
    private static readonly string[] Specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

    [Fact]
    public void A_folder_without_a_vocabulary_is_told_what_is_missing()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("neither tokenizer.json nor vocab.txt", Refuse(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model/type", "\"BPE\"", "model: type is BPE; expected WordPiece")]
    [InlineData("model/type", "null", "model: type is nothing; expected WordPiece")]
    [InlineData("model/unk_token", "\"<unk>\"", "unk_token is <unk>; expected a token of the vocabulary")]
    [InlineData("model/vocab", "[]", "vocab is []; expected an object")]
    [InlineData("model/vocab", "{\"a\": -1}", "a is -1; expected an integer")]
    [InlineData("model/vocab", "{\"a\": 4000000000}", "a is 4000000000; expected an integer")]
    [InlineData("model/vocab", "{\"a\": 1, \"b\": 1}", "the id 1 to both a and b")]
    [InlineData("model/vocab", "{\"[UNK]\": 1}", "has no token [CLS]")]
    [InlineData("model/max_input_chars_per_word", "-5", "max_input_chars_per_word is -5")]
    [InlineData("normalizer", "null", "normalizer is nothing")]
    [InlineData("normalizer/type", "\"NFC\"", "type is NFC; expected BertNormalizer")]
    [InlineData("pre_tokenizer/type", "\"ByteLevel\"", "type is ByteLevel; expected BertPreTokenizer")]
    [InlineData("added_tokens", "[{\"content\": \"\", \"id\": 9}]", "content is empty")]
    [InlineData("added_tokens", "[7]", "added_tokens[0] is 7; expected an object")]
    [InlineData("added_tokens", "[{\"content\": \"[PAD]\", \"id\": 3}]", "[PAD] the id 3; expected 0")]
    [InlineData("added_tokens", "[{\"content\": \"new\", \"id\": 3}]", "the id 3 to both [SEP] and new")]
    [InlineData("added_tokens", "[{\"content\": \"\\u0301\", \"normalized\": true}]", "normalized away")]
    [InlineData("post_processor", "{\"type\": \"RobertaProcessing\"}", "type is RobertaProcessing")]
    [InlineData("post_processor", "{\"type\": \"TemplateProcessing\", \"single\": [], \"pair\": []}", "single is another template")]
    [InlineData("truncation", "{\"max_length\": 0}", "max_length is 0")]
    public void A_wrong_field_is_named_with_what_was_found_and_expected(string field, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        TokenizerJson.Small(Specials).With(field, JsonNode.Parse(value)).Write(folder);

        var message = Refuse(folder);

        Assert.Contains("tokenizer.json", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "model": { "type": "WordPiece", "vocab": { "\ud800": 1 } } }""", "a name with half a surrogate pair")]
    [InlineData("""{ "model": { "type": "\ud800" } }""", "type has half a surrogate pair")]
    public void Text_that_is_not_unicode_is_refused(string json, string expected)
    {
        using var folder = new TemporaryFolder();
        var head = """{ "normalizer": { "type": "BertNormalizer" }, "pre_tokenizer": { "type": "BertPreTokenizer" }, """;
        File.WriteAllText(folder.Combine("tokenizer.json"), head + json[1..]);

        Assert.Contains(expected, Refuse(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "tokenizer_class": "BertJapaneseTokenizer" }""", "tokenizer_class is BertJapaneseTokenizer; expected BertTokenizer")]
    [InlineData("""{ "do_lower_case": "yes" }""", "do_lower_case is \"yes\"; expected true or false")]
    [InlineData("""{ "model_max_length": 1 }""", "model_max_length is 1")]
    [InlineData("""{ "cls_token": 5 }""", "cls_token is 5; expected a token")]
    [InlineData("""{ "cls_token": "<s>" }""", "has no token <s>")]
    [InlineData("""{ "truncation_side": "left" }""", "truncation_side is \"left\"; expected \"right\"")]
    [InlineData("""{ "added_tokens_decoder": { "x": {} } }""", "expected keys that are token ids")]
    [InlineData("""{""", "is not valid JSON")]
    public void A_wrong_setting_is_named(string settings, string expected)
    {
        using var folder = new TemporaryFolder();
        TokenizerFolders.WriteSmall(folder);
        File.WriteAllText(folder.Combine("tokenizer_config.json"), settings);

        Assert.Contains(expected, Refuse(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_that_is_not_text_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Combine("vocab.txt"), [0x61, 0x0A, 0xFF, 0xFE, 0x0A]);

        Assert.Contains("is not UTF-8", Refuse(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Special_tokens_may_be_objects_and_tokens_may_be_added()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder.Combine("vocab.txt"), ["<pad>", "<unk>", "<s>", "</s>", "a"]);
        File.WriteAllText(folder.Combine("special_tokens_map.json"), """
            { "cls_token": { "content": "<s>", "lstrip": false, "normalized": false },
              "sep_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>", "additional_special_tokens": ["<extra>"] }
            """);
        File.WriteAllText(folder.Combine("added_tokens.json"), """{ "brand": 5 }""");
        File.WriteAllText(folder.Combine("tokenizer_config.json"), """{ "model_max_length": 1e30 }""");

        var tokenizer = BertTokenizer.Load(folder.FullName);

        Assert.Equal((7, 64), (tokenizer.VocabularySize, tokenizer.MaxLength));
        Assert.Equal([2, 4, 5, 6, 1, 3], tokenizer.Encode("A Brand<extra>y"));
        Assert.Equal("brand", tokenizer.TokenOf(5));
    }

    [Fact]
    public void The_settings_win_over_the_normalizer_of_tokenizer_json_where_they_say_anything()
    {
        using var folder = new TemporaryFolder();
        TokenizerJson.Small([.. Specials, "A", "a"]).Write(folder);
        Assert.Equal([2, 5, 3], BertTokenizer.Load(folder.FullName).Encode("A"));

        File.WriteAllText(folder.Combine("tokenizer_config.json"), """{ "do_lower_case": false, "model_max_length": 77 }""");
        var cased = BertTokenizer.Load(folder.FullName);

        Assert.Equal([2, 4, 3], cased.Encode("A"));
        Assert.Equal(77, cased.MaxLength);
    }

    [Fact]
    public void Without_a_maximal_length_in_the_settings_that_of_the_truncation_counts()
    {
        using var folder = new TemporaryFolder();
        TokenizerJson.Small(Specials).With("truncation", new JsonObject { ["max_length"] = 32 }).Write(folder);

        Assert.Equal(32, BertTokenizer.Load(folder.FullName).MaxLength);
    }

    [Fact]
    public void Damaged_files_load_or_are_refused_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        TokenizerJson.Small([.. Specials, "a", "##b"]).With("added_tokens", JsonNode.Parse("""[{ "content": "x", "id": 6, "normalized": true }]""")).Write(folder);
        var path = folder.Combine("tokenizer.json");
        var whole = File.ReadAllBytes(path);

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length]).Array[1, 3].Sample(changes =>
        {
            var damaged = whole.ToArray();
            foreach (var (place, value, _) in changes)
            {
                damaged[place] = value;
            }

            File.WriteAllBytes(path, changes[0].Item2 < 32 ? damaged[..changes[0].Item3] : damaged);
            if (Record.Exception(() => BertTokenizer.Load(folder.FullName).Encode("ab x")) is { } error)
            {
                Assert.IsType<ConfigurationException>(error);
            }
        }, iter: 1_000, threads: 1);
    }

    private static string Refuse(TemporaryFolder folder) =>
        Assert.Throws<ConfigurationException>(() => BertTokenizer.Load(folder.FullName)).Message;
}
