using System.Collections.Immutable;
using System.Text.Json;

namespace AlignSharp.Training.Cards;

/// <summary>A part of a measured set. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Figures">Its counts and figures, as listed.</param>
internal sealed record EvaluatedSplit(string Name, ImmutableArray<EvaluatedFigure> Figures)
{
    private const string IntervalSuffix = "_ci";

    public static EvaluatedSplit Of(string name, JsonElement split) => new(name, [.. FiguresOf(split, "")]);

    private static IEnumerable<EvaluatedFigure> FiguresOf(JsonElement section, string prefix)
    {
        foreach (var field in section.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var figure in FiguresOf(field.Value, $"{prefix}{field.Name}/"))
                {
                    yield return figure;
                }
            }
            else if (field.Value.ValueKind == JsonValueKind.Number)
            {
                yield return new EvaluatedFigure(prefix + field.Name, field.Value.GetDouble(), IntervalOf(section, field.Name));
            }
        }
    }

    private static (double Low, double High)? IntervalOf(JsonElement section, string name) =>
        section.TryGetProperty(name + IntervalSuffix, out var bounds) && bounds is { ValueKind: JsonValueKind.Array }
            && bounds.GetArrayLength() == 2
            ? (bounds[0].GetDouble(), bounds[1].GetDouble())
            : null;
}
