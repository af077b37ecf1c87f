namespace AlignSharp.Checkpoints.Torch;

/// <summary>One of the few functions that the pickle of a state dict calls, done here.</summary>
/// <param name="Name">Its full name in Python.</param>
/// <param name="Body">What it makes of its arguments, or null where they do not fit.</param>
internal sealed record TorchFunction(string Name, Func<string, object?[], object?> Body)
{
    public object Call(string path, object?[] arguments) => Body(path, arguments)
        ?? throw new CheckpointException($"{path} calls {Name} with {arguments.Length} arguments that do not fit; the file is damaged.");
}
