using AlignSharp.Configuration;

namespace AlignSharp.Text.Files;

/// <summary>
/// Reads tokenizer.json, the file of the tokenizers library. Where tokenizer_config.json says otherwise about the
/// normaliser it wins, as it does in transformers.
/// </summary>
internal static class TokenizerJsonReader
{
    private const int LongestWordAccepted = 1 << 20;

    public static TokenizerDefinition Read(string path, TokenizerSettings settings)
    {
        var file = JsonSection.ReadFile(path);
        var model = file.Section("model");
        RequireBert(file, model);
        var vocabulary = ReadVocabulary(path, model.Section("vocab"));
        var added = new AddedTokenTable(vocabulary);
        added.AddRange(file.Items("added_tokens").Select(item => AddedTokenReader.Read(file.Nested(item.Name, item.Value))), path);
        added.AddKnown(settings.Named);
        var (classification, separator) = PostProcessorReader.Read(file, settings);
        return new TokenizerDefinition
        {
            Vocabulary = vocabulary,
            Normalizer = ReadNormalizer(file.Section("normalizer"), settings),
            AddedTokens = added.Tokens,
            ClassificationId = added.Require(classification),
            SeparatorId = added.Require(separator),
            PaddingId = added.Require(settings.Padding),
            UnknownId = ReadUnknown(model, vocabulary, settings),
            ContinuingPrefix = model.String("continuing_subword_prefix", BertDefaults.ContinuingPrefix),
            LongestWord = model.Int32("max_input_chars_per_word", BertDefaults.LongestWord, 0, LongestWordAccepted),
            MaxLength = settings.MaxLength ?? ReadMaxLength(file),
        };
    }

    private static void RequireBert(JsonSection file, JsonSection model)
    {
        RequireType(model, "WordPiece");
        RequireType(file.Section("normalizer"), "BertNormalizer");
        RequireType(file.Section("pre_tokenizer"), "BertPreTokenizer");
    }

    private static void RequireType(JsonSection section, string expected)
    {
        if (section.String("type", "nothing") is var found && found != expected)
        {
            throw section.Error("type", found, expected);
        }
    }

    private static Vocabulary ReadVocabulary(string path, JsonSection section)
    {
        var vocabulary = new Vocabulary(path);
        foreach (var (token, id) in section.Fields())
        {
            vocabulary.Add(token, section.Int32(token, id, 0, Vocabulary.MaximumSize - 1));
        }

        return vocabulary;
    }

    private static int ReadUnknown(JsonSection model, Vocabulary vocabulary, TokenizerSettings settings)
    {
        var token = model.String("unk_token", settings.Unknown.Content);
        return vocabulary.IdOf(token) ?? throw model.Error("unk_token", token, "a token of the vocabulary");
    }

    private static NormalizerOptions ReadNormalizer(JsonSection section, TokenizerSettings settings)
    {
        var lowerCase = settings.LowerCase ?? section.Boolean("lowercase", true);
        return new NormalizerOptions(
            section.Boolean("clean_text", true),
            settings.SplitIdeographs ?? section.Boolean("handle_chinese_chars", true),
            settings.StripAccents ?? section.Boolean("strip_accents", lowerCase),
            lowerCase);
    }

    private static int ReadMaxLength(JsonSection file) =>
        file.OptionalSection("truncation")?.Int32("max_length", BertDefaults.MaxLength, TokenizerSettingsReader.ShortestText)
        ?? BertDefaults.MaxLength;
}
