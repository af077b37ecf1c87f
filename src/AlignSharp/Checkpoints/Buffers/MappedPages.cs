using System.Runtime.InteropServices;

namespace AlignSharp.Checkpoints.Buffers;

/// <summary>Lets the system take back pages of mapped files that have been read; they are read again when touched.</summary>
internal static partial class MappedPages
{
    private const int DontNeed = 4;

    /// <summary>Gives back the pages of a mapping, where the system offers it; elsewhere it does so by itself under pressure.</summary>
    public static void Release(nint address, long length)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Advise(address, (nuint)length, DontNeed);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
