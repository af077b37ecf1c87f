using System.Globalization;

namespace AlignSharp.Benchmarks.Memory;

/// <summary>Reads what Linux tells of this process.</summary>
internal static class ProcessStatus
{
    /// <summary>A field of <c>/proc/self/status</c>, such as VmRSS (now) or VmHWM (the peak), in megabytes.</summary>
    public static long Megabytes(string field) => long.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;
}
