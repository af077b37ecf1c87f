using System.IO.MemoryMappedFiles;
using System.Runtime.Intrinsics;

namespace AlignSharp.Benchmarks.Search;

/// <summary>Reads a mapped file once on all cores and does no more than it must to have read it.</summary>
internal sealed unsafe class MemoryPass : IDisposable
{
    private const int ChunkBytes = 1 << 22;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly long _bytes;
    private long _seen;

    public MemoryPass(string path)
    {
        _bytes = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    public void Run()
    {
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Parallel.For(0, (_bytes + ChunkBytes - 1) / ChunkBytes, chunk =>
            Interlocked.Add(ref _seen, Sum(start + (chunk * ChunkBytes), Math.Min(ChunkBytes, _bytes - (chunk * ChunkBytes)))));
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private static long Sum(byte* start, long bytes)
    {
        Vector512<long> first = default, second = default, third = default, fourth = default;
        for (long i = 0; i + 256 <= bytes; i += 256)
        {
            first += Vector512.Load((long*)(start + i));
            second += Vector512.Load((long*)(start + i + 64));
            third += Vector512.Load((long*)(start + i + 128));
            fourth += Vector512.Load((long*)(start + i + 192));
        }

        return Vector512.Sum(first + second + third + fourth);
    }
}
