using System.Text;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Text;

/// <summary>Lays out the folders that tests load tokenizers from.</summary>
internal static class TokenizerFolders
{
    /// <summary>The real vocabulary in the layout of transformers 4, with other settings where given.</summary>
    public static void WriteVocabularyText(TemporaryFolder folder, string? settings = null)
    {
        File.Copy(Fixtures.Path("vocab", "vocab.txt"), folder.Combine("vocab.txt"));
        var target = folder.Combine("tokenizer_config.json");
        if (settings is null)
        {
            File.Copy(Fixtures.Path("layouts", "transformers4", "tokenizer_config.json"), target);
        }
        else
        {
            File.WriteAllText(target, settings);
        }
    }

    /// <summary>A vocabulary of a few tokens after the special ones, which have the ids 0 to 4 in the order [PAD] [UNK] [CLS] [SEP] [MASK].</summary>
    public static void WriteSmall(TemporaryFolder folder, params string[] tokens) =>
        File.WriteAllLines(
            folder.Combine("vocab.txt"), ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. tokens], new UTF8Encoding(false));
}
