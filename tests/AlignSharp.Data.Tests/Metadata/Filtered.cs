using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Filtering;
using AlignSharp.Data.Metadata.Rules;

namespace AlignSharp.Data.Tests.Metadata;

/// <summary>Runs a filter with the defaults.</summary>
internal static class Filtered
{
    public static Task<FilterSummary> RunAsync(string[] inputs, string output, params FilterRule[] rules) =>
        RunAsync(inputs, output, [], rules);

    public static Task<FilterSummary> RunAsync(
        string[] inputs, string output, ColumnMapping[] columns, params FilterRule[] rules) =>
        new MetadataFilter().RunAsync(
            new MetadataFilterRequest { Inputs = [.. inputs], Output = output, Rules = [.. rules], Columns = [.. columns] },
            progress: null,
            TestContext.Current.CancellationToken);
}
