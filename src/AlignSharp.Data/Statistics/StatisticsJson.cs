using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlignSharp.Data.Statistics;

/// <summary>A report as JSON: the names of its properties in lower case with underscores; thumbnails are left out.</summary>
public static class StatisticsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a report on one line.</summary>
    /// <param name="report">The report.</param>
    public static string Write(StatisticsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.Serialize(report, Options);
    }
}
