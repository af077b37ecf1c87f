namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>No row passed every rule, so nothing was written.</summary>
public sealed class NoRowsLeftException : MetadataException
{
    internal NoRowsLeftException(FilterSummary summary)
        : base(Sentence(summary)) => Summary = summary;

    /// <summary>What each rule removed.</summary>
    public FilterSummary Summary { get; }

    private static string Sentence(FilterSummary summary)
    {
        if (summary.Rows == 0)
        {
            return "The input has no rows; expected at least one.";
        }

        var strictest = summary.Rules.MaxBy(rule => rule.RemovedAlone)!;
        return $"None of {summary.Rows} rows passes every rule ({strictest.Name} alone removes {strictest.RemovedAlone}); "
            + "expected at least one, so nothing was written.";
    }
}
