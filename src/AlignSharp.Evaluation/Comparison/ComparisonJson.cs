using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlignSharp.Evaluation.Comparison;

/// <summary>Writes a comparison as JSON: <c>figures</c> is a list of name, both means, their difference with its interval, and p-values.</summary>
public static class ComparisonJson
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one indented object.</summary>
    /// <param name="stream">Receives UTF-8.</param>
    /// <param name="comparison">The comparison.</param>
    public static void Write(Stream stream, ModelComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(comparison);
        using var json = new Utf8JsonWriter(stream, Format);
        json.WriteStartObject();
        json.WriteString("first", comparison.First);
        json.WriteString("second", comparison.Second);
        json.WriteString("data", comparison.Data);
        json.WriteNumber("resamples", comparison.Resamples);
        json.WriteNumber("seed", comparison.Seed);
        json.WriteStartArray("figures");
        foreach (var figure in comparison.Figures)
        {
            WriteFigure(json, figure);
        }

        json.WriteEndArray();
        json.WriteStartArray("unmatched");
        foreach (var name in comparison.Unmatched)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, ComparedFigure figure)
    {
        json.WriteStartObject();
        json.WriteString("name", figure.Name);
        json.WriteNumber("first", figure.First);
        json.WriteNumber("second", figure.Second);
        json.WriteNumber("difference", figure.Test.Difference);
        if (figure.Test.Interval is { } interval)
        {
            json.WriteStartArray("difference_ci");
            json.WriteNumberValue(interval.Low);
            json.WriteNumberValue(interval.High);
            json.WriteEndArray();
        }

        json.WriteNumber("p", figure.Test.PValue);
        json.WriteNumber("p_holm", figure.AdjustedPValue);
        json.WriteEndObject();
    }
}
