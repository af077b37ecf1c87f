namespace AlignSharp.Text;

/// <summary>Texts as the text tower takes them: three arrays of [Count, Length], row by row. Treat them as read-only.</summary>
/// <param name="Count">Number of texts.</param>
/// <param name="Length">Tokens of each row, padding included.</param>
/// <param name="InputIds">The tokens' ids; padding has the padding token's id.</param>
/// <param name="AttentionMask">1 for a token, 0 for padding.</param>
/// <param name="TokenTypeIds">0 for the first text, 1 for the second of a pair.</param>
public sealed record TokenBatch(int Count, int Length, long[] InputIds, long[] AttentionMask, long[] TokenTypeIds);
