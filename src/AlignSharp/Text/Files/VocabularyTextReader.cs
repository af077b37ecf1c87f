using System.Text;
using AlignSharp.Configuration;

namespace AlignSharp.Text.Files;

/// <summary>Reads vocab.txt: one token a line, its id the number of the line. What it leaves open is as BERT defines it.</summary>
internal static class VocabularyTextReader
{
    private const long MaximumBytes = 64L << 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static TokenizerDefinition Read(string path, TokenizerSettings settings)
    {
        RequireBert(path, settings);
        var vocabulary = ReadVocabulary(path);
        var added = new AddedTokenTable(vocabulary);
        added.AddRange(settings.Others, path);
        added.AddKnown(settings.Named);
        var lowerCase = settings.LowerCase ?? true;
        return new TokenizerDefinition
        {
            Vocabulary = vocabulary,
            Normalizer = new NormalizerOptions(
                CleanText: true, settings.SplitIdeographs ?? true, settings.StripAccents ?? lowerCase, lowerCase),
            AddedTokens = added.Tokens,
            ClassificationId = added.Require(settings.Classification),
            SeparatorId = added.Require(settings.Separator),
            PaddingId = added.Require(settings.Padding),
            UnknownId = added.Require(settings.Unknown),
            ContinuingPrefix = BertDefaults.ContinuingPrefix,
            LongestWord = BertDefaults.LongestWord,
            MaxLength = settings.MaxLength ?? BertDefaults.MaxLength,
        };
    }

    private static void RequireBert(string path, TokenizerSettings settings)
    {
        if (settings.TokenizerClass is { } found and not ("BertTokenizer" or "BertTokenizerFast"))
        {
            throw new ConfigurationException(
                $"{Path.Combine(Path.GetDirectoryName(path)!, TokenizerSettingsReader.FileName)}: tokenizer_class is {found}; "
                + "expected BertTokenizer.");
        }
    }

    private static Vocabulary ReadVocabulary(string path)
    {
        if (new FileInfo(path).Length is var bytes and > MaximumBytes)
        {
            throw new ConfigurationException($"{path} has {bytes} bytes; expected at most {MaximumBytes}.");
        }

        var vocabulary = new Vocabulary(path);
        try
        {
            foreach (var token in File.ReadLines(path, Strict))
            {
                vocabulary.Add(token, vocabulary.Size);
            }
        }
        catch (DecoderFallbackException error)
        {
            throw new ConfigurationException($"{path} is not UTF-8 after line {vocabulary.Size}; expected one token a line.", error);
        }

        return vocabulary;
    }
}
