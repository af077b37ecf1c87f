namespace AlignSharp.Checkpoints.Torch;

/// <summary>The names and tensors of a state dict, as its pickle gives them.</summary>
internal static class StateDictionary
{
    public static IEnumerable<(string Name, TorchTensor Tensor)> Tensors(string path, object? root)
    {
        if (root is not PickleDictionary dictionary)
        {
            throw new CheckpointException($"{path} holds {Describe(root)}; expected a state dict: tensors by name.");
        }

        foreach (var (key, value) in dictionary.Items)
        {
            if (key is not string name)
            {
                throw new CheckpointException($"{path} has {Describe(key)} as the name of a tensor; expected text.");
            }

            yield return value is TorchTensor tensor
                ? (name, tensor)
                : throw new CheckpointException($"{path}: entry '{name}' holds {Describe(value)}; expected a tensor.");
        }
    }

    private static string Describe(object? value) => value switch
    {
        null => "None",
        string => "text",
        bool => "a boolean",
        long or Int128 or double => "a number",
        object?[] => "a tuple",
        List<object?> => "a list",
        PickleDictionary => "a dictionary",
        TorchTensor => "a tensor",
        TorchStorage => "a storage",
        _ => "a function",
    };
}
