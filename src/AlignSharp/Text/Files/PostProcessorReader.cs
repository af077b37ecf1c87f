using AlignSharp.Configuration;

namespace AlignSharp.Text.Files;

/// <summary>
/// Reads from tokenizer.json which tokens stand around a text. There are two ways to write it, and only BERT's order is
/// accepted: [CLS] A [SEP], or [CLS] A [SEP] B [SEP] with type 1 from B on.
/// </summary>
internal static class PostProcessorReader
{
    private const string Name = "post_processor";
    private const string Expected = "BERT's [CLS] A [SEP] and [CLS] A [SEP] B:1 [SEP]:1";

    /// <summary>The classification and separator token; those of the settings where the file has no post-processor.</summary>
    public static (AddedToken Classification, AddedToken Separator) Read(JsonSection file, TokenizerSettings settings)
    {
        if (file.OptionalSection(Name) is not { } section)
        {
            return (settings.Classification, settings.Separator);
        }

        var (classification, separator) = section.String("type", "nothing") switch
        {
            "TemplateProcessing" => ReadTemplate(section),
            "BertProcessing" => (FirstOf(section, "cls"), FirstOf(section, "sep")),
            var found => throw section.Error("type", found, "TemplateProcessing or BertProcessing"),
        };
        return (AddedToken.SpecialToken(classification), AddedToken.SpecialToken(separator));
    }

    private static (string Classification, string Separator) ReadTemplate(JsonSection section)
    {
        var single = Pieces(section, "single");
        if (single is [("", _), ..] or not [(_, 0), ("", 0), (_, 0)] || single[2].Token.Length == 0)
        {
            throw section.Error("single", "another template", Expected);
        }

        var (classification, separator) = (single[0].Token, single[2].Token);
        return Pieces(section, "pair").SequenceEqual([(classification, 0), ("", 0), (separator, 0), ("", 1), (separator, 1)])
            ? (classification, separator)
            : throw section.Error("pair", "another template", Expected);
    }

    /// <summary>The steps of a template: the special token, or an empty string for a text, and the token type.</summary>
    private static List<(string Token, int Type)> Pieces(JsonSection section, string name) =>
        [.. section.Items(name).Select(item => section.Nested(item.Name, item.Value)).Select(piece =>
            piece.OptionalSection("SpecialToken") is { } special
                ? (special.String("id", ""), special.Int32("type_id", 0, 0))
                : ("", piece.Section("Sequence").Int32("type_id", 0, 0)))];

    /// <summary>The token of a pair [token, id].</summary>
    private static string FirstOf(JsonSection section, string name) =>
        section.Items(name).FirstOrDefault() is { } first
            ? section.String(first.Name, first.Value)
            : throw section.Error(name, "nothing", "a token and its id");
}
