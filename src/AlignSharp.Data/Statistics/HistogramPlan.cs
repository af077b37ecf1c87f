namespace AlignSharp.Data.Statistics;

/// <summary>
/// Chooses bins: from the smallest value to the largest, or only to the 99th percentile where the tail beyond it is longer
/// than half of what comes before. Bins of whole numbers are whole.
/// </summary>
/// <param name="Low">The lower edge of the first bin.</param>
/// <param name="Width">The width of a bin.</param>
/// <param name="Bins">How many.</param>
/// <param name="Top">The largest value that belongs to the last bin.</param>
internal sealed record HistogramPlan(double Low, double Width, int Bins, double Top)
{
    private const int MostBins = 40;

    public static HistogramPlan For(double minimum, double maximum, double percentile99, bool isWhole)
    {
        var top = maximum - percentile99 > (percentile99 - minimum) / 2 && percentile99 > minimum ? percentile99 : maximum;
        if (isWhole)
        {
            var values = top - minimum + 1;
            var width = Math.Ceiling(values / MostBins);
            var bins = (int)Math.Ceiling(values / width);
            return new(minimum, width, bins, minimum + (bins * width) - 1);
        }

        return top > minimum ? new(minimum, (top - minimum) / MostBins, MostBins, top) : new(minimum, 1, 1, top);
    }
}
