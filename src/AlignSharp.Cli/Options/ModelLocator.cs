using AlignSharp.Hub;

namespace AlignSharp.Cli.Options;

/// <summary>Finds the folder of a model from what a person gave: a folder, a hub name, or nothing.</summary>
internal static class ModelLocator
{
    public const string EnvironmentVariable = "ALIGN_MODEL";
    private const string DefaultModel = "models/align-mini";

    /// <exception cref="AlignException">There is no such model here.</exception>
    public static string Find(string? given, Func<string, string?> environment)
    {
        var name = NullIfEmpty(given) ?? NullIfEmpty(environment(EnvironmentVariable));
        if (name is null)
        {
            return FindDefault(AppContext.BaseDirectory);
        }

        if (Directory.Exists(name))
        {
            return name;
        }

        return HubClient.IsRepositoryName(name)
            ? FindPulled(name, environment)
            : throw new AlignException($"{name} was not found; expected a folder with a model, or a name such as kakaobrain/align-base.");
    }

    // Beside the program where it is installed, in the repository above it where it was built.
    internal static string FindDefault(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var model = Path.Combine(folder.FullName, DefaultModel);
            if (File.Exists(Path.Combine(model, "config.json")))
            {
                return model;
            }
        }

        throw new AlignException(
            $"No default model was found; expected {DefaultModel} in {start} or above it, or --model FOLDER.");
    }

    private static string FindPulled(string name, Func<string, string?> environment)
    {
        using var hub = HubAccess.Create(environment);
        return hub.FindLocal(name)?.Folder
            ?? throw new AlignException($"{name} is no folder here and not in the cache; 'align pull {name}' downloads it.");
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
