namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>A hash that was found near another.</summary>
/// <param name="Index">Its place among the hashes of the index.</param>
/// <param name="Distance">How many bits differ.</param>
public readonly record struct HashMatch(int Index, int Distance);
