namespace AlignSharp.Data.Shards;

/// <summary>
/// A bounded shuffle: once it is full, each item that comes takes the place of one drawn at random. With a capacity of 1 the
/// order stays. Which places are drawn depends on the seed and the number of items alone, so that it can be replayed.
/// </summary>
internal sealed class ShuffleBuffer<T>
{
    private readonly List<T> _items;
    private readonly int _capacity;
    private SplitMix64 _random;

    public ShuffleBuffer(int capacity, SplitMix64 random)
        : this([], capacity, random)
    {
    }

    private ShuffleBuffer(List<T> items, int capacity, SplitMix64 random) => (_items, _capacity, _random) = (items, capacity, random);

    public bool IsFull => _items.Count >= _capacity;

    public int Count => _items.Count;

    public IReadOnlyList<T> Items => _items;

    public void Add(T item) => _items.Add(item);

    /// <summary>Draws an item and puts another in its place.</summary>
    public T Exchange(T item)
    {
        var place = _random.Below(_items.Count);
        (item, _items[place]) = (_items[place], item);
        return item;
    }

    /// <summary>Draws an item when no more come.</summary>
    public T Take()
    {
        var item = Exchange(_items[^1]);
        _items.RemoveAt(_items.Count - 1);
        return item;
    }

    /// <summary>The same buffer, in the same state, of other items.</summary>
    public ShuffleBuffer<TOther> Map<TOther>(Func<T, TOther> map) => new([.. _items.Select(map)], _capacity, _random);
}
