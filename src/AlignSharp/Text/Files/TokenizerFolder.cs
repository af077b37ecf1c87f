using AlignSharp.Configuration;

namespace AlignSharp.Text.Files;

/// <summary>Finds and reads a folder's tokenizer, in the layout of transformers 5 (tokenizer.json) or of 4 (vocab.txt).</summary>
internal static class TokenizerFolder
{
    private const string JsonName = "tokenizer.json";
    private const string TextName = "vocab.txt";

    public static TokenizerDefinition Read(string folder)
    {
        var json = Path.Combine(folder, JsonName);
        var text = Path.Combine(folder, TextName);
        if (!File.Exists(json) && !File.Exists(text))
        {
            throw new ConfigurationException(
                $"{folder} has neither {JsonName} nor {TextName}; expected the text tower's vocabulary in one of them.");
        }

        var settings = TokenizerSettingsReader.Read(folder);
        return File.Exists(json) ? TokenizerJsonReader.Read(json, settings) : VocabularyTextReader.Read(text, settings);
    }
}
