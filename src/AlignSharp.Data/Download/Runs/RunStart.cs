using AlignSharp.Data.Download.Rows;

namespace AlignSharp.Data.Download.Runs;

/// <summary>Begins a run, or makes sure that what is asked for is the run that a folder holds.</summary>
internal static class RunStart
{
    /// <summary>The manifest of the folder, written now where there is none.</summary>
    public static RunManifest Manifest(RunFolder folder, DownloadOptions options, InputRows inputs)
    {
        var settings = RunSettings.Of(options);
        if (!File.Exists(folder.Manifest))
        {
            return Begin(folder, settings, inputs, options);
        }

        var manifest = RunManifest.Read(folder.Manifest);
        manifest.Settings.RequireSameAs(settings, folder.Manifest);
        return options.Incremental || Knows(manifest, inputs)
            ? manifest
            : throw new DownloadRunException(
                $"{folder.Manifest} was begun with {Names(manifest)}, which {Names(inputs)} is not; "
                + "expected the same metadata, --incremental to add its new rows, or another folder.");
    }

    /// <summary>Whether a part of the run was made from these inputs.</summary>
    public static bool Knows(RunManifest manifest, InputRows inputs) =>
        manifest.Parts.Any(part => part.Kind != PartKind.Retry && inputs.AreOf(part.Inputs));

    /// <summary>The inputs, which must be those the run began with: its first shards are not finished.</summary>
    public static InputRows RequireFirst(RunManifest manifest, InputRows inputs, RunFolder folder) =>
        inputs.AreOf(manifest.Parts[0].Inputs)
            ? inputs
            : throw new DownloadRunException(
                $"{folder.Manifest} still has shards to make from {Names(manifest)}; expected those files until it is finished.");

    private static RunManifest Begin(RunFolder folder, RunSettings settings, InputRows inputs, DownloadOptions options)
    {
        if (inputs.Count == 0)
        {
            throw new DownloadRunException($"{string.Join(", ", options.Inputs)} has no rows; expected at least one.");
        }

        var part = new RunPart(0, PartKind.Inputs, inputs.Inputs, inputs.Count, inputs.Count, 0, settings.RowsPerShard);
        var manifest = new RunManifest(RunManifest.CurrentVersion, settings, [part]);
        manifest.Write(folder.Manifest);
        return manifest;
    }

    private static string Names(RunManifest manifest) =>
        string.Join(", ", manifest.Parts[0].Inputs.Select(input => $"{input.Name} ({input.Bytes} bytes)"));

    private static string Names(InputRows inputs) =>
        string.Join(", ", inputs.Inputs.Select(input => $"{input.Name} ({input.Bytes} bytes)"));
}
