using System.Globalization;
using AlignSharp.Training.Surveys;

namespace AlignSharp.Training.Cards;

/// <summary>What the model learned from, and what was kept from it.</summary>
internal static class DataSection
{
    public static void Write(MarkdownText text, CardFacts facts)
    {
        text.Heading(2, "Data");
        text.Paragraph(Summary(facts));
        text.Table(["shard", "pairs trained on", "held out", "bytes", "SHA-256"], facts.Data.Shards.Select(Row));
        if (!facts.Data.Measured.IsEmpty)
        {
            text.Paragraph("Measured on during training, never trained on:");
            text.Table(["shard", "pairs", "bytes", "SHA-256"], facts.Data.Measured.Select(static shard => MeasuredRow(shard)));
        }

        text.Paragraph(Rights(facts));
    }

    private static string Summary(CardFacts facts)
    {
        var data = facts.Data;
        var shards = data.Shards.Length == 1 ? "1 shard" : $"{data.Shards.Length} shards";
        var text = string.Create(CultureInfo.InvariantCulture, $"{data.Trained:N0} pairs of picture and text in {shards}.");
        text += facts.Settings.Data.HoldOut is { } holdOut
            ? string.Create(CultureInfo.InvariantCulture, $" {data.HeldOut:N0} more were held out by the field `{holdOut.Field}`{Part(holdOut.Share, holdOut.Values)}.")
            : " None was held out.";
        return data.Unusable > 0
            ? text + string.Create(CultureInfo.InvariantCulture, $" {data.Unusable:N0} samples have no picture or no caption.")
            : text;
    }

    private static string Part(double share, IReadOnlyList<string>? values) => (share, values) switch
    {
        (_, { Count: > 0 }) => $" ({string.Join(", ", values)}{(share > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {share:P0} of the others") : "")})",
        _ => string.Create(CultureInfo.InvariantCulture, $" ({share:0.#%} of its values)"),
    };

    private static string Rights(CardFacts facts) => facts switch
    {
        { HasAttribution: true } => $"Sources, authors and licences of these works are in [{ModelCard.AttributionFileName}]({ModelCard.AttributionFileName}).",
        _ => "The samples name no licence; whoever passes the model on must know what they were.",
    };

    private static string[] Row(SurveyedShard shard) =>
        [shard.Name, Number(shard.Trained), Number(shard.HeldOut), Number(shard.Bytes), $"`{shard.Sha256}`"];

    private static string[] MeasuredRow(SurveyedShard shard) => [shard.Name, Number(shard.Trained), Number(shard.Bytes), $"`{shard.Sha256}`"];

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
