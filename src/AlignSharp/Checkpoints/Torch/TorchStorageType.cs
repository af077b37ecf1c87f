namespace AlignSharp.Checkpoints.Torch;

/// <summary>A class of torch storages, named in a pickle.</summary>
/// <param name="Type">The type of its elements.</param>
internal sealed record TorchStorageType(TensorType Type);
