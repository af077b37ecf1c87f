namespace AlignSharp.Checkpoints;

/// <summary>Finds the file that a checkpoint starts with.</summary>
internal static class CheckpointFile
{
    /// <summary>What the name of an index ends with, and no file of weights does.</summary>
    public const string IndexExtension = ".json";

    public const string Safetensors = "model.safetensors";
    public const string SafetensorsIndex = "model.safetensors.index.json";
    public const string Pickle = "pytorch_model.bin";
    public const string PickleIndex = "pytorch_model.bin.index.json";

    /// <summary>The path itself, or the first of the known files in it.</summary>
    public static string Find(string folderOrFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(folderOrFile);
        var path = Path.GetFullPath(folderOrFile);
        if (!Directory.Exists(path))
        {
            return path;
        }

        string[] names = [Safetensors, SafetensorsIndex, Pickle, PickleIndex];
        return names.Select(name => Path.Combine(path, name)).FirstOrDefault(File.Exists)
            ?? throw new CheckpointException($"{folderOrFile} holds no weights; expected one of {string.Join(", ", names)}.");
    }
}
