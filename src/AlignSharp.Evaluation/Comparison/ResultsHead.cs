using System.Collections.Immutable;
using System.Text.Json;

namespace AlignSharp.Evaluation.Comparison;

/// <summary>What results.json says of its run.</summary>
internal sealed record ResultsHead(string Model, string Data, string DataHash, string? TrainHash, ulong Seed, ImmutableArray<string> Names)
{
    private const long MaximumBytes = 256 << 20;

    /// <exception cref="EvaluationException">The file is missing, too large or not as <c>align eval</c> writes it.</exception>
    public static ResultsHead Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > MaximumBytes)
            {
                throw new EvaluationException($"{path} has {stream.Length} bytes; expected at most {MaximumBytes}.");
            }

            using var document = JsonDocument.Parse(stream);
            var (root, data) = (document.RootElement, document.RootElement.GetProperty("data"));
            var train = root.TryGetProperty("train", out var own) ? Text(own, "xxh128") : null;
            return new(Text(root.GetProperty("model"), "name"), Text(data, "name"), Text(data, "xxh128"), train, root.GetProperty("seed").GetUInt64(), [.. NamesOf(root.GetProperty("splits"), "")]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new EvaluationException($"{path} cannot be read as the results of a run: {error.Message}", error);
        }
    }

    private static string Text(JsonElement section, string name) =>
        section.GetProperty(name).GetString() ?? throw new KeyNotFoundException($"{name} is null.");

    // The figures in the file's order, as "split/section/figure".
    private static IEnumerable<string> NamesOf(JsonElement section, string prefix) => section.EnumerateObject().SelectMany(field =>
        field.Value.ValueKind == JsonValueKind.Object ? NamesOf(field.Value, $"{prefix}{field.Name}/") : [prefix + field.Name]);
}
