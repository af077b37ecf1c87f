using System.Collections.Immutable;
using System.Text.Json;

namespace AlignSharp.Training.Cards;

/// <summary>The figures that <c>align eval</c> wrote to results.json. Immutable.</summary>
/// <param name="Data">The set's name.</param>
/// <param name="DataHash">Its XXH128.</param>
/// <param name="ModelHash">SHA-256 of the model's files.</param>
/// <param name="Splits">The parts of the set, as listed.</param>
internal sealed record EvaluationFigures(string Data, string DataHash, string ModelHash, ImmutableArray<EvaluatedSplit> Splits)
{
    private const long MaximumBytes = 256 << 20;

    /// <exception cref="TrainingException">The file is missing, too large or not as <c>align eval</c> writes it.</exception>
    public static EvaluationFigures Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > MaximumBytes)
            {
                throw new TrainingException($"{path} has {stream.Length} bytes; expected at most {MaximumBytes}.");
            }

            using var document = JsonDocument.Parse(stream);
            var (root, data) = (document.RootElement, document.RootElement.GetProperty("data"));
            return new EvaluationFigures(
                CardFacts.Short(data.GetProperty("name").GetString()!),
                data.GetProperty("xxh128").GetString()!,
                root.GetProperty("model").GetProperty("sha256").GetString()!,
                [.. root.GetProperty("splits").EnumerateObject().Select(static split => EvaluatedSplit.Of(split.Name, split.Value))]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new TrainingException($"{path} cannot be read ({error.Message}); expected results.json of align eval.", error);
        }
    }
}
