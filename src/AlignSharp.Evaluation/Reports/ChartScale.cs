namespace AlignSharp.Evaluation.Reports;

/// <summary>A range of values with round numbers to mark.</summary>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value; above the least.</param>
/// <param name="Step">From one mark to the next.</param>
internal sealed record ChartScale(double Low, double High, double Step)
{
    public IEnumerable<double> Marks
    {
        get
        {
            for (var mark = Math.Ceiling(Low / Step) * Step; mark <= High + (Step * 1e-9); mark += Step)
            {
                yield return mark;
            }
        }
    }

    /// <summary>Makes about five marks at 1, 2 or 5 times a power of ten, with 0 among them where it is near.</summary>
    public static ChartScale Of(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (Math.Min(0, finite.Min()), finite.Max());
        high = high > low ? high : low + 1;
        var raw = (high - low) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * ((raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        return new ChartScale(low, Math.Ceiling(high / step) * step, step);
    }

    /// <summary>Where a value lies, from 0 to 1.</summary>
    public double Place(double value) => (value - Low) / (High - Low);
}
