using System.Collections.Immutable;

namespace AlignSharp.Checkpoints.Torch;

/// <summary>Everything that a pickle may name, and what stands for it here. The list is closed.</summary>
internal static class TorchGlobals
{
    private static readonly Dictionary<string, object> Known = new()
    {
        ["torch.DoubleStorage"] = new TorchStorageType(TensorType.Float64),
        ["torch.FloatStorage"] = new TorchStorageType(TensorType.Float32),
        ["torch.HalfStorage"] = new TorchStorageType(TensorType.Float16),
        ["torch.BFloat16Storage"] = new TorchStorageType(TensorType.BFloat16),
        ["torch.LongStorage"] = new TorchStorageType(TensorType.Int64),
        ["torch.IntStorage"] = new TorchStorageType(TensorType.Int32),
        ["torch.ShortStorage"] = new TorchStorageType(TensorType.Int16),
        ["torch.CharStorage"] = new TorchStorageType(TensorType.Int8),
        ["torch.ByteStorage"] = new TorchStorageType(TensorType.UInt8),
        ["torch.BoolStorage"] = new TorchStorageType(TensorType.Boolean),
        ["torch.UntypedStorage"] = new TorchStorageType(TensorType.UInt8),
        ["torch.storage.UntypedStorage"] = new TorchStorageType(TensorType.UInt8),
        ["collections.OrderedDict"] = new TorchFunction("collections.OrderedDict", OrderedDictionary),
        ["torch._utils._rebuild_tensor"] = new TorchFunction("torch._utils._rebuild_tensor", Tensor),
        ["torch._utils._rebuild_tensor_v2"] = new TorchFunction("torch._utils._rebuild_tensor_v2", TensorVersion2),
        ["torch._utils._rebuild_parameter"] = new TorchFunction("torch._utils._rebuild_parameter", Parameter),
        ["torch._utils._rebuild_parameter_with_state"] =
            new TorchFunction("torch._utils._rebuild_parameter_with_state", Parameter),
    };

    public static object Find(string path, string module, string name) =>
        Known.TryGetValue($"{module}.{name}", out var known)
            ? known
            : throw new CheckpointException(
                $"{path} names {module}.{name}, which no state dict of tensors needs; expected tensors, storages and ordered dictionaries only.");

    private static PickleDictionary? OrderedDictionary(string path, object?[] arguments)
    {
        var dictionary = new PickleDictionary();
        if (arguments is [List<object?> pairs])
        {
            foreach (var pair in pairs)
            {
                if (Sequence(pair) is not [var key, var value])
                {
                    return null;
                }

                dictionary.Items.Add((key, value));
            }
        }

        return arguments is [] or [List<object?>] ? dictionary : null;
    }

    private static TorchTensor? Tensor(string path, object?[] arguments) =>
        arguments is [TorchStorage storage, long offset, object?[] shape, object?[] strides]
        && Numbers(shape) is { } sizes && Numbers(strides) is { } steps
            ? new TorchTensor(storage, offset, sizes, steps)
            : null;

    // requires_grad and hooks matter to training only; the last argument tells of lazily negated or conjugated values
    private static TorchTensor? TensorVersion2(string path, object?[] arguments) => arguments switch
    {
        [.. var view, bool, PickleDictionary or null] when view.Length == 4 => Tensor(path, view),
        [.. var view, bool, PickleDictionary or null, null or PickleDictionary { Items.Count: 0 }] when view.Length == 4 =>
            Tensor(path, view),
        _ => null,
    };

    private static TorchTensor? Parameter(string path, object?[] arguments) => arguments is [TorchTensor data, ..] ? data : null;

    private static IReadOnlyList<object?>? Sequence(object? value) => value switch
    {
        object?[] tuple => tuple,
        List<object?> list => list,
        _ => null,
    };

    private static ImmutableArray<long>? Numbers(object?[] values) =>
        values.Length <= TensorShape.MaximumRank && values.All(value => value is long)
            ? [.. values.Select(value => (long)value!)]
            : null;
}
