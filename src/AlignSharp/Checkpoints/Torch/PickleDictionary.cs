namespace AlignSharp.Checkpoints.Torch;

/// <summary>
/// A dictionary of a pickle as the list of what was put into it. Keys are not looked up while the pickle is read, so
/// that a name given twice is seen by whoever reads the result.
/// </summary>
internal sealed class PickleDictionary
{
    public List<(object? Key, object? Value)> Items { get; } = [];
}
