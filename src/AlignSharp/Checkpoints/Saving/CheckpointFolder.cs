using System.Text.RegularExpressions;

namespace AlignSharp.Checkpoints.Saving;

/// <summary>
/// Replaces the weights of a folder all at once: new files are made in a folder within it and moved to their places
/// when all are there, and what remains of an older checkpoint goes, so that none is mistaken for the new one.
/// </summary>
internal sealed partial class CheckpointFolder : IDisposable
{
    private readonly string _folder;
    private readonly DirectoryInfo _staging;

    public CheckpointFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _staging = Directory.CreateDirectory(Path.Combine(_folder, $".{Guid.NewGuid():N}.tmp"));
    }

    /// <summary>Where to write the new files.</summary>
    public string Staging => _staging.FullName;

    /// <summary>Puts the new files into place; the last is the one by which the checkpoint is found.</summary>
    public void Replace(IReadOnlyList<string> files)
    {
        // without an index, a mixture of old and new shards is an error rather than a model
        File.Delete(Path.Combine(_folder, CheckpointFile.SafetensorsIndex));
        foreach (var file in files)
        {
            File.Move(Path.Combine(Staging, file), Path.Combine(_folder, file), overwrite: true);
        }

        foreach (var path in Directory.GetFiles(_folder, "model*.safetensors"))
        {
            if (!files.Contains(Path.GetFileName(path)) && WeightsName.IsMatch(Path.GetFileName(path)))
            {
                File.Delete(path);
            }
        }
    }

    public void Dispose() => _staging.Delete(recursive: true);

    [GeneratedRegex(@"^model(-\d{5}-of-\d{5})?\.safetensors$", RegexOptions.CultureInvariant)]
    private static partial Regex WeightsName { get; }
}
