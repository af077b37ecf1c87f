namespace AlignSharp.Data.Pairs;

/// <summary>How whole numbers are spread: exact up to a bound, above which all count as the bound. Flat in memory.</summary>
internal sealed class Distribution(int bound)
{
    private readonly long[] _counts = new long[bound + 1];
    private long _total;
    private long _sum;

    public void Add(int value)
    {
        _counts[Math.Min(value, bound)]++;
        _total++;
        _sum += value;
    }

    public DistributionSummary? Summarize() => _total == 0
        ? null
        : new DistributionSummary(Quantile(0), Quantile(0.05), Quantile(0.5), Quantile(0.95), Quantile(1), (double)_sum / _total);

    /// <summary>The smallest value that at least this part of all values does not exceed.</summary>
    private int Quantile(double part)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(part * _total));
        var seen = 0L;
        for (var value = 0; ; value++)
        {
            seen += _counts[value];
            if (seen >= rank)
            {
                return value;
            }
        }
    }
}
