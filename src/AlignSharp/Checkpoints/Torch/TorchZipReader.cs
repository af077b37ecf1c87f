using AlignSharp.Checkpoints.Buffers;

namespace AlignSharp.Checkpoints.Torch;

/// <summary>
/// Finds the tensors in what torch.save has written since version 1.6: a zip archive with the pickle in
/// <c>data.pkl</c> and each storage in a file of its own, which stays where it is and is mapped.
/// </summary>
internal static class TorchZipReader
{
    private const string PickleName = "/data.pkl";
    private const int MaximumPickleBytes = 64 << 20;

    public static List<StoredTensor> Read(TensorStoreBuilder builder, MappedFile file)
    {
        var entries = ZipDirectory.Read(file);
        var folder = FindFolder(file, entries);
        CheckStored(file, entries.Values);
        CheckByteOrder(file, entries, folder);
        var root = LoadPickle(file, entries[folder + PickleName]);
        return
        [
            .. StateDictionary.Tensors(file.Path, root).Select(item =>
                TensorPlacement.Place(builder, file, item.Name, item.Tensor, StorageStart(file, entries, folder, item.Name, item.Tensor.Storage)))
        ];
    }

    private static string FindFolder(MappedFile file, Dictionary<string, ZipEntry> entries)
    {
        var folders = entries.Keys
            .Where(name => name.IndexOf('/', StringComparison.Ordinal) == name.Length - PickleName.Length
                && name.EndsWith(PickleName, StringComparison.Ordinal))
            .Select(name => name[..^PickleName.Length])
            .ToArray();
        return folders is not [var folder]
            ? throw new CheckpointException(
                $"{file.Path} is a zip archive with {folders.Length} pickles; expected one named data.pkl, as torch.save writes.")
            : entries.ContainsKey($"{folder}/constants.pkl")
                ? throw new CheckpointException($"{file.Path} is a TorchScript program; expected a state dict that torch.save wrote.")
                : folder;
    }

    private static void CheckStored(MappedFile file, IEnumerable<ZipEntry> entries)
    {
        if (entries.FirstOrDefault(entry => !entry.IsStored) is { } entry)
        {
            throw new CheckpointException(
                $"{file.Path}: zip entry '{entry.Name}' is compressed or encrypted; expected it stored as it is, as torch.save does.");
        }
    }

    private static void CheckByteOrder(MappedFile file, Dictionary<string, ZipEntry> entries, string folder)
    {
        if (entries.TryGetValue($"{folder}/byteorder", out var entry)
            && !(entry.Length == 6 && file.Slice(entry.Offset, 6).SequenceEqual("little"u8)))
        {
            throw new CheckpointException($"{file.Path} was not saved on a little-endian machine; expected byte order 'little'.");
        }
    }

    private static object? LoadPickle(MappedFile file, ZipEntry entry)
    {
        if (entry.Length > MaximumPickleBytes)
        {
            throw new CheckpointException($"{file.Path} has a pickle of {entry.Length} bytes; expected at most {MaximumPickleBytes}.");
        }

        var input = new PickleInput(file.Path, file.Slice(entry.Offset, (int)entry.Length));
        return PickleMachine.Load(ref input);
    }

    private static long StorageStart(
        MappedFile file, Dictionary<string, ZipEntry> entries, string folder, string tensor, TorchStorage storage)
    {
        if (!entries.TryGetValue($"{folder}/data/{storage.Key}", out var entry))
        {
            throw new CheckpointException($"{file.Path}: tensor '{tensor}' needs storage '{storage.Key}', which the archive lacks.");
        }

        var expected = storage.TotalCount * storage.Type.ElementSize;
        return entry.Length == expected
            ? entry.Offset
            : throw new CheckpointException(
                $"{file.Path}: tensor '{tensor}' needs storage '{storage.Key}' of {expected} bytes; the archive holds {entry.Length}.");
    }
}
