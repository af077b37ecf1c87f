using Microsoft.Extensions.VectorData;

namespace AlignSharp.Search.Stores.Records;

/// <summary>Orders records that a filter found by their properties, as asked.</summary>
internal static class RecordOrder
{
    public static IEnumerable<TRecord> Apply<TRecord>(IEnumerable<TRecord> records, FilteredRecordRetrievalOptions<TRecord>? options)
    {
        IOrderedEnumerable<TRecord>? ordered = null;
        foreach (var sort in options?.OrderBy?.Invoke(new()).Values ?? [])
        {
            var select = sort.PropertySelector.Compile();
            ordered = (ordered, sort.Ascending) switch
            {
                (null, true) => records.OrderBy(select),
                (null, false) => records.OrderByDescending(select),
                ({ } before, true) => before.ThenBy(select),
                ({ } before, false) => before.ThenByDescending(select),
            };
        }

        return ordered ?? records;
    }
}
