namespace AlignSharp.Text;

/// <summary>
/// Finds the longest of a set of texts that another text starts with. The edges of all nodes lie in one hash table of
/// 64-bit words (child, parent, character), so that a step is one multiplication and, nearly always, one read.
/// </summary>
internal sealed class TokenTrie
{
    /// <summary>The most nodes that the table's words have room for.</summary>
    public const int MaximumNodes = 1 << NodeBits;

    private const int CharacterBits = 16;
    private const int NodeBits = 24;
    private const int KeyBits = CharacterBits + NodeBits;
    private const ulong KeyMask = (1UL << KeyBits) - 1;
    private const int SmallestBits = 6;
    private const int Root = 0;
    private const int None = -1;

    private ulong[] _edges = new ulong[1 << SmallestBits];
    private int _shift = 64 - SmallestBits;
    private int[] _values = new int[1 << (SmallestBits - 1)];
    private int _nodes = 1;

    public TokenTrie() => _values[Root] = None;

    /// <summary>Adds a text; empty ones match nothing and are left out.</summary>
    /// <param name="text">What to find.</param>
    /// <param name="value">What to answer, at least 0.</param>
    public void Add(ReadOnlySpan<char> text, int value)
    {
        var node = Root;
        foreach (var character in text)
        {
            var child = Child(node, character);
            node = child == Root ? AddChild(node, character) : child;
        }

        if (node != Root)
        {
            _values[node] = value;
        }
    }

    /// <summary>The value of a text that was added, or a negative number.</summary>
    public int Find(ReadOnlySpan<char> text) => MatchLongest(text, out var value) == text.Length ? value : None;

    /// <summary>The length of the longest match at the start of a text, or 0, and its value.</summary>
    public int MatchLongest(ReadOnlySpan<char> text, out int value)
    {
        var node = Root;
        var length = 0;
        value = None;
        for (var index = 0; index < text.Length; index++)
        {
            node = Child(node, text[index]);
            if (node == Root)
            {
                break;
            }

            if (_values[node] != None)
            {
                value = _values[node];
                length = index + 1;
            }
        }

        return length;
    }

    private int Child(int node, char character)
    {
        var key = Key(node, character);
        var edge = _edges[Slot(key)];
        return (edge & KeyMask) == key ? (int)(edge >> KeyBits) : Root;
    }

    private int AddChild(int node, char character)
    {
        if (_nodes == MaximumNodes)
        {
            throw new InvalidOperationException($"A token trie holds at most {MaximumNodes} nodes.");
        }

        if (2 * _nodes >= _edges.Length)
        {
            Grow();
        }

        var key = Key(node, character);
        _edges[Slot(key)] = ((ulong)_nodes << KeyBits) | key;
        _values[_nodes] = None;
        return _nodes++;
    }

    private void Grow()
    {
        var edges = _edges;
        _edges = new ulong[2 * edges.Length];
        _shift--;
        Array.Resize(ref _values, edges.Length);
        foreach (var edge in edges)
        {
            if (edge != 0)
            {
                _edges[Slot(edge & KeyMask)] = edge;
            }
        }
    }

    /// <summary>Where a key is, or the free slot where it would go: at least half of the table is free.</summary>
    private int Slot(ulong key)
    {
        var mask = _edges.Length - 1;
        var slot = (int)((key * 0xD6E8FEB86659FD93) >> _shift);
        while (_edges[slot] != 0 && (_edges[slot] & KeyMask) != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private static ulong Key(int node, char character) => ((ulong)node << CharacterBits) | character;
}
