using System.Collections.Immutable;
using AlignSharp.Search;

namespace AlignSharp.Benchmarks.Search;

/// <summary>Which share of the true neighbours another search found.</summary>
internal static class SearchRecall
{
    public static double At(ImmutableArray<ImmutableArray<SearchHit>> expected, ImmutableArray<ImmutableArray<SearchHit>> found) =>
        expected.Zip(found).Average(static pair =>
            pair.First.Select(static hit => hit.Row).Intersect(pair.Second.Select(static hit => hit.Row)).Count() / (double)pair.First.Length);
}
