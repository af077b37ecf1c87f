using System.Globalization;
using System.Text.RegularExpressions;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Surveys;

namespace AlignSharp.Training.Cards;

/// <summary>Names the works that a model was made from: the file of the settings, or what the samples say of themselves.</summary>
internal static partial class AttributionText
{
    /// <summary>The text; null where nothing is known of the works.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="settings">The run's settings.</param>
    /// <param name="data">What the run read.</param>
    public static string? Of(string name, TrainingSettings settings, DataSurvey data)
    {
        if (settings.Card.Attribution is { } file)
        {
            return File.ReadAllText(file);
        }

        var earlier = settings.Model.Start is { } start ? Path.Combine(start, ModelCard.AttributionFileName) : null;
        if (data.Sources.IsEmpty && !File.Exists(earlier))
        {
            return null;
        }

        var text = new MarkdownText();
        text.Heading(1, $"Works that {name} was trained on");
        WriteSources(text, data);
        if (File.Exists(earlier))
        {
            text.Heading(2, $"Works of {settings.Card.BaseModel ?? CardFacts.Short(settings.Model.Start!)}, with which it began");
            text.Paragraph(HeadingMark().Replace(File.ReadAllText(earlier).Trim(), "##$0"));
        }

        return text.ToString();
    }

    private static void WriteSources(MarkdownText text, DataSurvey data)
    {
        if (data.Sources.IsEmpty)
        {
            text.Paragraph("The samples of this training name no sources or licences.");
            return;
        }

        text.Paragraph("As their samples name them. The works were decoded, scaled, cropped and used to fit the weights; none of them is part of this folder.");
        text.Table(["source", "licence", "pairs trained on", "held out"], data.Sources.Select(static source => new[]
        {
            source.Source, Licence(source.Licence),
            source.Trained > 0 ? source.Trained.ToString("N0", CultureInfo.InvariantCulture) : "none: measured on only",
            source.HeldOut.ToString("N0", CultureInfo.InvariantCulture),
        }));
    }

    // Creative Commons licences ask for a link to their text.
    private static string Licence(string licence) => CreativeCommons().Match(licence) is { Success: true } match
        ? $"[{licence}](https://creativecommons.org/licenses/{match.Groups["terms"].Value.ToLowerInvariant()}/{match.Groups["version"].Value}/)"
        : licence;

    [GeneratedRegex("^CC[- ](?<terms>BY(-(SA|NC|ND))*)[- ](?<version>[1-4][.][05])$", RegexOptions.IgnoreCase)]
    private static partial Regex CreativeCommons();

    [GeneratedRegex("^#+(?= )", RegexOptions.Multiline)]
    private static partial Regex HeadingMark();
}
