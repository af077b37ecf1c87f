namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Finds the pixel that stands for one beyond the edge.</summary>
internal static class Edge
{
    public static int Index(int index, int length, EdgeRule rule) =>
        (uint)index < (uint)length ? index : rule switch
        {
            EdgeRule.Repeat => Math.Clamp(index, 0, length - 1),
            EdgeRule.Reflect => Fold(index, 2 * length, length, 1),
            _ => length == 1 ? 0 : Fold(index, (2 * length) - 2, length, 0),
        };

    // The line and its reflection repeat with the period.
    private static int Fold(int index, int period, int length, int seam)
    {
        var place = ((index % period) + period) % period;
        return place < length ? place : period - place - seam;
    }
}
