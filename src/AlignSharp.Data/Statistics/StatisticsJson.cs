using System.Text.Json;

namespace AlignSharp.Data.Statistics;

/// <summary>The report as JSON: names in snake_case, pictures left out.</summary>
public static class StatisticsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    public static string Write(StatisticsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.Serialize(
            new
            {
                report.Files,
                report.Columns,
                report.Rows,
                Distribution.QuantileShares,
                report.Distributions,
                report.Comparison,
                Samples = report.Samples.Select(static sample => new
                {
                    sample.Text,
                    sample.Url,
                    Values = sample.Values.ToDictionary(static pair => pair.Key, static pair => pair.Value),
                }),
            },
            Options);
    }
}
