namespace AlignSharp.Benchmarks.Metadata;

/// <summary>What the metadata benchmark measured.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Kept">Rows kept.</param>
/// <param name="Seconds">From opening the input to the written output.</param>
/// <param name="RowsPerSecond">Rows by seconds.</param>
/// <param name="MemoryLimit">What the engine was told.</param>
/// <param name="PeakMb">The most resident memory the process had, generation of the rows included.</param>
internal sealed record MetadataFilterResult(
    long Rows, long Kept, double Seconds, double RowsPerSecond, string MemoryLimit, long PeakMb);
