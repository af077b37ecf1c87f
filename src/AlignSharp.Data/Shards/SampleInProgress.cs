namespace AlignSharp.Data.Shards;

/// <summary>The sample whose members are being read. Keeps no data once something about it is wrong.</summary>
internal sealed class SampleInProgress(string key, ShardLimits limits)
{
    private readonly OrderedDictionary<string, ReadOnlyMemory<byte>> _fields = [];
    private long _bytes;

    public string Key { get; } = key;

    public IReadOnlyList<string> Extensions => _fields.Keys;

    public bool IsBroken { get; private set; }

    /// <summary>Whether a member has begun that has not been added yet.</summary>
    public bool IsAwaiting { get; private set; }

    /// <summary>Decides, before any data is read, whether a member may join.</summary>
    /// <returns>What speaks against it, or nothing.</returns>
    public (ShardFaultKind Kind, string Reason)? Judge(string extension, long size)
    {
        _bytes += Math.Min(size, limits.MaximumSampleBytes + 1L);
        if (_bytes > limits.MaximumSampleBytes)
        {
            return (ShardFaultKind.TooLarge, $"is over {limits.MaximumSampleBytes} bytes with its {extension} of {size}");
        }

        if (_fields.Count == limits.MaximumFields)
        {
            return (ShardFaultKind.TooManyFields, $"has more than {limits.MaximumFields} members");
        }

        return _fields.ContainsKey(extension) ? (ShardFaultKind.DuplicateField, $"has two members {extension}") : null;
    }

    public async ValueTask AddAsync(string extension, ValueTask<byte[]> data)
    {
        IsAwaiting = true;
        _fields.Add(extension, await data.ConfigureAwait(false));
        IsAwaiting = false;
    }

    /// <summary>Gives the sample up and frees its data.</summary>
    public void Break()
    {
        IsBroken = true;
        _fields.Clear();
    }

    public Sample Finish(string shard) => new(Key, _fields) { Shard = shard };
}
