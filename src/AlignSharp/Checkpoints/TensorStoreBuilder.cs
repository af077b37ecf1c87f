namespace AlignSharp.Checkpoints;

/// <summary>
/// Gathers the tensors of a store and what holds their memory. Disposed of before the store is built, as when a file
/// turns out to be damaged, it lets go of everything.
/// </summary>
internal sealed class TensorStoreBuilder(string path) : IDisposable
{
    private readonly OrderedDictionary<string, StoredTensor> _tensors = [];
    private List<IDisposable> _owners = [];

    /// <summary>Hands over what must stay alive as long as the store.</summary>
    public T Own<T>(T owner)
        where T : IDisposable
    {
        _owners.Add(owner);
        return owner;
    }

    public void Add(StoredTensor tensor)
    {
        if (!_tensors.TryAdd(tensor.Info.Name, tensor))
        {
            throw new CheckpointException($"{path} holds tensor '{tensor.Info.Name}' twice; expected every name once.");
        }
    }

    public bool Contains(string name) => _tensors.ContainsKey(name);

    /// <summary>Makes the store, which owns everything from then on.</summary>
    public TensorStore Build()
    {
        var store = new TensorStore(path, _tensors, [.. _owners]);
        _owners = [];
        return store;
    }

    public void Dispose() => _owners.ForEach(owner => owner.Dispose());
}
