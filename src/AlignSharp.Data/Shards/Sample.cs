namespace AlignSharp.Data.Shards;

/// <summary>One sample of a shard: the members that share a key. Immutable; safe to share between threads.</summary>
public sealed class Sample
{
    private readonly OrderedDictionary<string, ReadOnlyMemory<byte>> _fields = [];

    /// <summary>Creates a sample.</summary>
    /// <param name="key">The name its members share; folders are part of it ("part1/000042").</param>
    /// <param name="fields">Extension ("jpg", "seg.png") to data, in the order of the members; extensions become lower case.</param>
    /// <exception cref="ArgumentException">Two fields have the same extension.</exception>
    public Sample(string key, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> fields)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(fields);
        Key = key;
        foreach (var (extension, data) in fields)
        {
            _fields.Add(extension.ToLowerInvariant(), data);
        }
    }

    /// <summary>The name that the members share, folders included.</summary>
    public string Key { get; }

    /// <summary>Extension, in lower case and without the dot, to data; enumerates in the order of the members.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Fields => _fields;

    /// <summary>The path of the shard it was read from; empty for a sample that was made here.</summary>
    public string Shard { get; init; } = "";
}
