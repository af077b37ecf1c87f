namespace AlignSharp.Benchmarks.Memory;

/// <summary>Resident memory at one moment.</summary>
/// <param name="Done">Classifications so far.</param>
/// <param name="ResidentMb">Resident memory in megabytes.</param>
/// <param name="PeakMb">The most it has been, in megabytes.</param>
internal sealed record MemoryMark(int Done, long ResidentMb, long PeakMb)
{
    public static MemoryMark Now(int done) => new(done, ProcessStatus.Megabytes("VmRSS"), ProcessStatus.Megabytes("VmHWM"));
}
