using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Association;

/// <summary>The ways to choose some of a number of items.</summary>
internal static class Divisions
{
    /// <summary>How many ways there are; nothing where they are more than a long holds.</summary>
    public static long? Count(int items, int chosen)
    {
        var count = 1L;
        for (var step = 1; step <= chosen; step++)
        {
            var factor = items - chosen + step;
            if (count > long.MaxValue / factor)
            {
                return null;
            }

            count = count * factor / step;
        }

        return count;
    }

    /// <summary>All ways, in lexical order; the array is reused from one to the next.</summary>
    public static IEnumerable<int[]> All(int items, int chosen)
    {
        int[] part = [.. Enumerable.Range(0, chosen)];
        while (true)
        {
            yield return part;
            var place = chosen - 1;
            while (place >= 0 && part[place] == items - chosen + place)
            {
                place--;
            }

            if (place < 0)
            {
                yield break;
            }

            part[place]++;
            for (var next = place + 1; next < chosen; next++)
            {
                part[next] = part[next - 1] + 1;
            }
        }
    }

    /// <summary>Ways drawn at random.</summary>
    public static IEnumerable<int[]> Draw(int items, int chosen, int count, SplitMix64 random)
    {
        int[] order = [.. Enumerable.Range(0, items)];
        for (var draw = 0; draw < count; draw++)
        {
            random.Shuffle(order);
            yield return order[..chosen];
        }
    }
}
