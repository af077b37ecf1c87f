using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Results;

/// <summary>
/// Writes results as JSON: <c>splits.NAME.i2t_r1</c> with its interval as <c>i2t_r1_ci</c>, and a task's section such as
/// <c>splits.NAME.zeroshot_group.acc1</c>. Shares are in percent.
/// </summary>
public static class ResultsJson
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one indented object.</summary>
    /// <param name="stream">Receives UTF-8.</param>
    /// <param name="result">The results.</param>
    public static void Write(Stream stream, EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(result);
        using var json = new Utf8JsonWriter(stream, Format);
        json.WriteStartObject();
        WriteProvenance(json, result.Provenance);
        json.WriteStartObject("splits");
        foreach (var split in result.Splits)
        {
            WriteSplit(json, split);
        }

        json.WriteEndObject();
        WriteSkipped(json, result);
        WriteTimes(json, result.Times);
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, ImmutableArray<StageTime> times)
    {
        json.WriteStartObject("seconds");
        foreach (var (stage, time) in times)
        {
            json.WriteNumber(stage, Math.Round(time.TotalSeconds, 3));
        }

        json.WriteEndObject();
    }

    private static void WriteProvenance(Utf8JsonWriter json, Provenance provenance)
    {
        json.WriteString("version", provenance.Version);
        json.WriteString("engine", provenance.Engine);
        json.WriteString("runtime", provenance.Runtime);
        json.WriteStartObject("model");
        json.WriteString("name", provenance.Model);
        json.WriteString("sha256", provenance.ModelHash);
        json.WriteNumber("temperature", provenance.Temperature);
        json.WriteEndObject();
        WriteData(json, "data", provenance.Data);
        WriteData(json, "train", provenance.Train);
        WriteData(json, "reference", provenance.Reference);
        WriteTexts(json, "tasks", provenance.Tasks);
        WriteTexts(json, "templates", provenance.Templates);
        json.WriteNumber("seed", provenance.Seed);
        json.WriteNumber("bootstrap", provenance.Resamples);
    }

    private static void WriteData(Utf8JsonWriter json, string name, DataIdentity? data)
    {
        if (data is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("name", data.Name);
        json.WriteString("xxh128", data.Hash);
        json.WriteNumber("samples", data.Samples);
        json.WriteNumber("used", data.Used);
        json.WriteEndObject();
    }

    private static void WriteSplit(Utf8JsonWriter json, SplitResult split)
    {
        json.WriteStartObject(split.Name);
        foreach (var result in split.Results)
        {
            if (result.Section is { } section)
            {
                json.WriteStartObject(section);
                WriteResult(json, result);
                json.WriteEndObject();
            }
            else
            {
                WriteResult(json, result);
            }
        }

        WriteTexts(json, "omitted", split.Omitted);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, TaskResult result)
    {
        foreach (var (name, value) in result.Counts)
        {
            json.WriteNumber(name, value);
        }

        WriteFigures(json, result.Figures);
        foreach (var table in result.Tables)
        {
            WriteTable(json, table);
        }

        WriteTexts(json, result.Section is null ? $"{result.Task}_notes" : "notes", result.Notes);
    }

    private static void WriteFigures(Utf8JsonWriter json, ImmutableArray<Figure> figures)
    {
        foreach (var figure in figures)
        {
            WriteNumber(json, figure.Name, figure.Value);
            WriteInterval(json, figure.Name, figure.Interval);
        }
    }

    private static void WriteTable(Utf8JsonWriter json, FigureTable table)
    {
        json.WriteStartObject(table.Name);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject(row.Name);
            WriteFigures(json, row.Figures);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteInterval(Utf8JsonWriter json, string name, Interval? interval)
    {
        if (interval is null)
        {
            return;
        }

        json.WriteStartArray($"{name}_ci");
        json.WriteNumberValue(interval.Low);
        json.WriteNumberValue(interval.High);
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteSkipped(Utf8JsonWriter json, EvaluationResult result)
    {
        json.WriteStartObject("skipped");
        foreach (var kind in Enum.GetValues<SkipKind>())
        {
            json.WriteNumber(EvaluationResult.NameOf(kind), result.CountSkipped(kind));
        }

        json.WriteStartArray("samples");
        foreach (var (key, kind, reason) in result.Skipped)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteString("kind", EvaluationResult.NameOf(kind));
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
