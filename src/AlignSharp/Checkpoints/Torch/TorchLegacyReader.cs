using System.Buffers.Binary;
using AlignSharp.Checkpoints.Buffers;

namespace AlignSharp.Checkpoints.Torch;

/// <summary>
/// Finds the tensors in what torch.save wrote before version 1.6: five pickles (a magic number, a version, facts of the
/// machine, the state dict, the keys of the storages) and then the storages, each after its number of elements.
/// </summary>
internal static class TorchLegacyReader
{
    private const long Version = 1001;
    private const int MaximumPickleBytes = 64 << 20;
    private static readonly Int128 Magic = Int128.Parse("119547037146038801333356", provider: null);

    public static List<StoredTensor> Read(TensorStoreBuilder builder, MappedFile file)
    {
        var input = new PickleInput(file.Path, file.Slice(0, (int)Math.Min(file.Length, MaximumPickleBytes)));
        CheckPreamble(ref input);
        var tensors = StateDictionary.Tensors(file.Path, PickleMachine.Load(ref input)).ToList();
        var keys = ReadKeys(ref input);
        var starts = LocateStorages(file, input.Position, keys, Storages(file, tensors));
        return
        [
            .. tensors.Select(item =>
                TensorPlacement.Place(builder, file, item.Name, item.Tensor, starts[item.Tensor.Storage.Key]))
        ];
    }

    private static void CheckPreamble(ref PickleInput input)
    {
        if (PickleMachine.Load(ref input) is not Int128 magic || magic != Magic)
        {
            throw new CheckpointException($"{input.Path} is a pickle, but not one that torch.save wrote; expected its magic number.");
        }

        if (PickleMachine.Load(ref input) is not Version)
        {
            throw new CheckpointException($"{input.Path} has an unknown version of torch's format; expected {Version}.");
        }

        var machine = PickleMachine.Load(ref input) as PickleDictionary;
        if (machine is null || !machine.Items.Contains(("little_endian", true)))
        {
            throw new CheckpointException($"{input.Path} was not saved on a little-endian machine; expected little_endian to be True.");
        }
    }

    private static List<string> ReadKeys(ref PickleInput input)
    {
        var values = PickleMachine.Load(ref input) as List<object?> ?? [null];
        var keys = values.OfType<string>().ToList();
        return keys.Count == values.Count && keys.Distinct().Count() == keys.Count
            ? keys
            : throw new CheckpointException($"{input.Path} has no list of its storages; the file is damaged.");
    }

    private static Dictionary<string, TorchStorage> Storages(MappedFile file, List<(string Name, TorchTensor Tensor)> tensors)
    {
        var storages = new Dictionary<string, TorchStorage>();
        foreach (var (name, tensor) in tensors)
        {
            storages.TryAdd(tensor.Storage.Key, tensor.Storage);
            var first = storages[tensor.Storage.Key];
            if (first.Type != tensor.Storage.Type || first.TotalCount != tensor.Storage.TotalCount)
            {
                throw new CheckpointException(
                    $"{file.Path}: tensor '{name}' sees {tensor.Storage.TotalCount} {tensor.Storage.Type} elements "
                    + $"in storage '{first.Key}'; expected {first.TotalCount} {first.Type} as others do.");
            }
        }

        return storages;
    }

    private static Dictionary<string, long> LocateStorages(
        MappedFile file, long position, List<string> keys, Dictionary<string, TorchStorage> storages)
    {
        var starts = new Dictionary<string, long>();
        foreach (var key in keys)
        {
            if (!storages.TryGetValue(key, out var storage))
            {
                throw new CheckpointException($"{file.Path} lists storage '{key}', which no tensor uses; the file is damaged.");
            }

            starts.Add(key, position + sizeof(long));
            position = SkipStorage(file, position, storage);
        }

        if (storages.Keys.FirstOrDefault(key => !starts.ContainsKey(key)) is { } missing)
        {
            throw new CheckpointException($"{file.Path} does not list storage '{missing}', which its tensors use; the file is damaged.");
        }

        return position == file.Length
            ? starts
            : throw new CheckpointException($"{file.Path} has {file.Length - position} bytes after its last storage; expected none.");
    }

    private static long SkipStorage(MappedFile file, long position, TorchStorage storage)
    {
        if (file.Length - position < sizeof(long))
        {
            throw new CheckpointException($"{file.Path} ends before storage '{storage.Key}'; the file is cut short.");
        }

        var count = BinaryPrimitives.ReadInt64LittleEndian(file.Slice(position, sizeof(long)));
        if (count != storage.TotalCount)
        {
            throw new CheckpointException($"{file.Path}: storage '{storage.Key}' has {count} elements; expected {storage.TotalCount}.");
        }

        var bytes = count * storage.Type.ElementSize;
        var start = position + sizeof(long);
        return bytes <= file.Length - start
            ? start + bytes
            : throw new CheckpointException(
                $"{file.Path}: storage '{storage.Key}' has {file.Length - start} bytes left in the file; expected {bytes}.");
    }
}
