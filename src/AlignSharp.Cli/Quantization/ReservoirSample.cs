namespace AlignSharp.Cli.Quantization;

/// <summary>
/// Draws some of many items, each as likely as any other, in one pass that holds only those drawn. The same items give the
/// same draw. A folder or shard is often sorted by kind, so that its first pictures are like no others.
/// </summary>
internal static class ReservoirSample
{
    private const int Seed = 1;

    /// <returns>At most <paramref name="count"/> items, in the order in which they came.</returns>
    public static IReadOnlyList<T> Draw<T>(IEnumerable<T> items, int count)
    {
        var random = new Random(Seed);
        var drawn = new List<(long Number, T Item)>(Math.Min(count, 1024));
        var number = 0L;
        foreach (var item in items)
        {
            if (drawn.Count < count)
            {
                drawn.Add((number, item));
            }
            else if (random.NextInt64(number + 1) is var place && place < count)
            {
                drawn[(int)place] = (number, item);
            }

            number++;
        }

        return [.. drawn.OrderBy(static pair => pair.Number).Select(static pair => pair.Item)];
    }
}
