using System.Globalization;
using System.Text.Json;
using AlignSharp.Configuration;

namespace AlignSharp.Text.Files;

/// <summary>Reads the small files that stand beside a vocabulary; all of them are optional.</summary>
internal static class TokenizerSettingsReader
{
    public const string FileName = "tokenizer_config.json";

    /// <summary>[CLS] and [SEP].</summary>
    public const int ShortestText = 2;

    private const int LongestText = 1 << 20;

    public static TokenizerSettings Read(string folder)
    {
        var config = Open(folder, FileName);
        var map = Open(folder, "special_tokens_map.json");
        var added = Open(folder, "added_tokens.json");
        RequireRight(config, "truncation_side");
        RequireRight(config, "padding_side");
        return new TokenizerSettings
        {
            TokenizerClass = config is not null && config.Has("tokenizer_class") ? config.String("tokenizer_class", "") : null,
            LowerCase = Flag(config, "do_lower_case"),
            StripAccents = Flag(config, "strip_accents"),
            SplitIdeographs = Flag(config, "tokenize_chinese_chars"),
            MaxLength = MaxLength(config),
            Classification = Special("cls_token", "[CLS]", config, map),
            Separator = Special("sep_token", "[SEP]", config, map),
            Padding = Special("pad_token", "[PAD]", config, map),
            Unknown = Special("unk_token", "[UNK]", config, map),
            Mask = Special("mask_token", "[MASK]", config, map),
            Others =
            [
                .. Numbered(config),
                .. Listed(config, "additional_special_tokens"),
                .. Listed(config, "extra_special_tokens"),
                .. Listed(map, "additional_special_tokens"),
                .. Counted(added),
            ],
        };
    }

    private static JsonSection? Open(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? JsonSection.ReadFile(path) : null;
    }

    private static void RequireRight(JsonSection? config, string side)
    {
        if (config?.String(side, "right") is { } found and not "right")
        {
            throw config.Error(side, $"\"{found}\"", "\"right\", the only side that ALIGN was trained with");
        }
    }

    private static bool? Flag(JsonSection? config, string name) =>
        config is not null && config.Has(name) ? config.Boolean(name, false) : null;

    /// <summary>The length where it is one: transformers writes 1e30 where there is no limit.</summary>
    private static int? MaxLength(JsonSection? config)
    {
        var length = config?.Double("model_max_length", double.MaxValue, ShortestText, double.MaxValue) ?? double.MaxValue;
        return length <= LongestText ? (int)length : null;
    }

    private static AddedToken Special(string name, string usual, JsonSection? config, JsonSection? map) =>
        new[] { config, map }.FirstOrDefault(file => file?.Has(name) ?? false) is { } file
            ? AddedTokenReader.ReadNamed(file, name, file.Raw(name)!.Value)
            : AddedToken.SpecialToken(usual);

    /// <summary>added_tokens_decoder: an object whose keys are ids.</summary>
    private static IEnumerable<AddedToken> Numbered(JsonSection? config)
    {
        const string Name = "added_tokens_decoder";
        foreach (var (key, value) in config?.OptionalSection(Name)?.Fields() ?? [])
        {
            yield return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < Vocabulary.MaximumSize
                ? AddedTokenReader.Read(config!.Nested($"{Name}: {key}", value)) with { Id = id }
                : throw config!.Error(Name, $"an object with the key {key}", "keys that are token ids");
        }
    }

    /// <summary>Further special tokens: an array of them, or an object that gives each a name of its own.</summary>
    private static IEnumerable<AddedToken> Listed(JsonSection? file, string name)
    {
        var tokens = file?.Raw(name) is { ValueKind: JsonValueKind.Object } named
            ? file.Nested(name, named).Fields()
            : file?.Items(name) ?? [];
        return tokens.Select(item => AddedTokenReader.ReadNamed(file!, item.Name, item.Value));
    }

    /// <summary>added_tokens.json: an object from tokens to ids.</summary>
    private static IEnumerable<AddedToken> Counted(JsonSection? added) =>
        added?.Fields().Select(field => AddedTokenReader.ReadCounted(added, field.Name, field.Value)) ?? [];
}
