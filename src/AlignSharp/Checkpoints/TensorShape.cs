namespace AlignSharp.Checkpoints;

/// <summary>Arithmetic on the dimensions of a tensor.</summary>
internal static class TensorShape
{
    /// <summary>More dimensions than any tensor of a model has; bounds what a header may ask for.</summary>
    public const int MaximumRank = 32;

    /// <summary>The number of elements of a shape known to be sound.</summary>
    public static long Count(ReadOnlySpan<long> shape) =>
        TryCount(shape, elementSize: 1, out var count)
            ? count
            : throw new ArgumentException($"The shape {Describe(shape)} is negative or too large.", nameof(shape));

    /// <summary>
    /// The number of elements, or false when a dimension is negative or the bytes would not fit a signed 64-bit number,
    /// whichever dimensions are zero.
    /// </summary>
    public static bool TryCount(ReadOnlySpan<long> shape, int elementSize, out long count)
    {
        count = 0;
        Int128 nonZero = elementSize;
        var empty = false;
        foreach (var dimension in shape)
        {
            if (dimension < 0)
            {
                return false;
            }

            empty |= dimension == 0;
            nonZero *= Math.Max(1, dimension);
            if (nonZero > long.MaxValue)
            {
                return false;
            }
        }

        count = empty ? 0 : (long)nonZero / elementSize;
        return true;
    }

    public static string Describe(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
