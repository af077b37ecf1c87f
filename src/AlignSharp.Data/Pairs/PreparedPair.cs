namespace AlignSharp.Data.Pairs;

/// <summary>A pair ready to be written, or why it is not.</summary>
internal abstract record PreparedPair
{
    /// <summary>The fields of a sample that only lacks its key.</summary>
    public sealed record Ready(int Captions, IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Fields) : PreparedPair;

    /// <summary>Why there is no sample.</summary>
    public sealed record Skipped(PackOutcome Outcome, string Detail) : PreparedPair;
}
