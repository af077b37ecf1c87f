using System.Text.Json;
using System.Text.Json.Nodes;
using AlignSharp.IO;

namespace AlignSharp.Training.Settings;

/// <summary>Reads and writes <see cref="TrainingSettings"/> as JSON.</summary>
public static class SettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads settings and checks them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Settings that replace those of the file, as <c>optimizer.learning_rate=0.002</c>; values are JSON or a bare word.</param>
    /// <exception cref="TrainingException">The file is missing or no JSON, or a setting is unknown, missing or out of range; the message names it.</exception>
    public static TrainingSettings Load(string path, IReadOnlyList<string>? overrides = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(path, root => Read(root, overrides ?? [], path));
    }

    /// <summary>Replaces settings and checks them all.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="overrides">What replaces them, as for <see cref="Load"/>.</param>
    /// <exception cref="TrainingException">A setting is unknown or out of range; the message names it.</exception>
    public static TrainingSettings Replace(TrainingSettings settings, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(overrides);
        const string source = "The command";
        FiniteNumbers.Require(settings, source);
        try
        {
            return Read((JsonObject)JsonSerializer.SerializeToNode(settings, SettingsJson.Settings)!, overrides, source);
        }
        catch (JsonException error)
        {
            throw Unreadable(error, source);
        }
    }

    /// <summary>Writes settings, whole or not at all.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="path">The file.</param>
    public static void Save(TrainingSettings settings, string path) =>
        AtomicFile.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(settings, SettingsJson.Settings));

    /// <summary>Settings as a run has had them, whatever is left of the files that they name.</summary>
    /// <exception cref="TrainingException">The file is missing or holds no settings.</exception>
    internal static TrainingSettings LoadUnchecked(string path) => Parse(path, static root => root.Deserialize(SettingsJson.Settings)!);

    private static TrainingSettings Parse(string path, Func<JsonObject, TrainingSettings> read)
    {
        try
        {
            return read(JsonNode.Parse(File.ReadAllText(path), documentOptions: Lenient) as JsonObject
                ?? throw new TrainingException($"{path} holds no JSON object; expected the settings of a run."));
        }
        catch (JsonException error)
        {
            throw Unreadable(error, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"{path} cannot be read; expected a file with the settings of a run.", error);
        }
    }

    private static TrainingSettings Read(JsonObject root, IReadOnlyList<string> overrides, string source)
    {
        foreach (var item in overrides)
        {
            SettingOverride.Parse(item).ApplyTo(root);
        }

        UnknownKeys.Refuse(root, source);
        var settings = root.Deserialize(SettingsJson.Settings)!;
        FiniteNumbers.Require(settings, source);
        SettingsCheck.Require(settings, source);
        return settings;
    }

    private static TrainingException Unreadable(JsonException error, string source)
    {
        var place = error.Path is { Length: > 2 } field ? $" at {field[2..]}" : "";
        return new TrainingException($"{source} cannot be read{place}: {error.Message}", error);
    }
}
