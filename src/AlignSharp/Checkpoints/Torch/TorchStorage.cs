namespace AlignSharp.Checkpoints.Torch;

/// <summary>A stretch of elements that tensors are views of, stored outside the pickle.</summary>
/// <param name="Key">What the file calls the storage.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="TotalCount">The elements that the file holds under that key.</param>
/// <param name="Start">The first of them that belongs to this storage; files before 2018 have views of storages.</param>
/// <param name="Count">The elements of this storage.</param>
internal sealed record TorchStorage(string Key, TensorType Type, long TotalCount, long Start, long Count)
{
    /// <summary>Reads the reference to a storage that stands in the pickle.</summary>
    public static TorchStorage FromPersistentId(string path, object? id) => id switch
    {
        object?[] and ["storage", TorchStorageType type, string key, string, long count] => Whole(path, key, type, count),
        object?[] and ["storage", TorchStorageType type, string key, string, long count, null] => Whole(path, key, type, count),
        object?[] and ["storage", TorchStorageType type, string key, string, long count, object?[] and [string, long start, long length]] =>
            Whole(path, key, type, count).View(path, start, length),
        _ => throw new CheckpointException($"{path} refers to something outside its pickle that is no storage; the file is damaged."),
    };

    private static TorchStorage Whole(string path, string key, TorchStorageType type, long count) =>
        count >= 0 && count <= long.MaxValue / type.Type.ElementSize
            ? new TorchStorage(key, type.Type, count, 0, count)
            : throw new CheckpointException($"{path}: storage '{key}' has {count} elements; expected at least 0 that fit a file.");

    private TorchStorage View(string path, long start, long length) =>
        start >= 0 && length >= 0 && start <= Count && length <= Count - start
            ? this with { Start = start, Count = length }
            : throw new CheckpointException(
                $"{path}: a view of storage '{Key}' has {length} elements from {start} on; expected them within its {Count}.");
}
