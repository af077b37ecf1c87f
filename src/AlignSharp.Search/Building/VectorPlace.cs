namespace AlignSharp.Search.Building;

/// <summary>Where a vector is: in a row of the index that is there, or in a chunk of this run or of one before it.</summary>
/// <param name="Chunk">The number of the chunk, or <see cref="InIndex"/>.</param>
/// <param name="Row">The row there.</param>
internal readonly record struct VectorPlace(int Chunk, long Row)
{
    public const int InIndex = -1;
}
