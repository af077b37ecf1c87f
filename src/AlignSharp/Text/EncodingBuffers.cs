using AlignSharp.Text.Unicode;

namespace AlignSharp.Text;

/// <summary>What one thread needs to encode a text; kept from text to text so that encoding allocates nothing.</summary>
internal sealed class EncodingBuffers
{
    private const int LargestKept = 1 << 16;

    /// <summary>The normalised text of the section at hand.</summary>
    public List<char> Normalized { get; } = new(256);

    /// <summary>Characters that wait to be put into canonical order.</summary>
    public CanonicalOrder Marks { get; } = new();

    /// <summary>The tokens so far.</summary>
    public List<int> Ids { get; } = new(128);

    /// <summary>False after an unusually long text, whose memory should not be held on to.</summary>
    public bool IsWorthKeeping => Normalized.Capacity <= LargestKept && Ids.Capacity <= LargestKept;
}
