using System.Text.Json.Serialization.Metadata;

namespace AlignSharp.Training.Settings;

/// <summary>Refuses numbers that are none, wherever they stand in the settings.</summary>
internal static class FiniteNumbers
{
    /// <exception cref="TrainingException">A setting is NaN or infinite; the message names it.</exception>
    public static void Require(TrainingSettings settings, string source)
    {
        foreach (var (name, value) in Within(settings, SettingsJson.Settings, ""))
        {
            if (!double.IsFinite(value))
            {
                throw new TrainingException($"{source}: the setting {name} is {value}; expected a finite number.");
            }
        }
    }

    private static IEnumerable<(string Name, double Value)> Within(object section, JsonTypeInfo type, string prefix) =>
        type.Properties.SelectMany(property => Of(property.Get!(section), $"{prefix}{property.Name}"));

    private static IEnumerable<(string Name, double Value)> Of(object? value, string name) => value switch
    {
        null => [],
        double number => [(name, number)],
        _ when SettingsJson.Options.GetTypeInfo(value.GetType()) is { Kind: JsonTypeInfoKind.Object } section => Within(value, section, $"{name}."),
        _ => [],
    };
}
