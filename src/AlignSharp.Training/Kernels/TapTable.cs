using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlignSharp.Training.Kernels;

/// <summary>The taps of a depthwise convolution's filters [channels, 1, kernel, kernel], sixteen channels together.</summary>
internal sealed unsafe class TapTable
{
    private readonly DepthwiseShape _shape;
    private readonly Vector512<float>[] _taps;

    public TapTable(DepthwiseShape shape, int channels)
    {
        _shape = shape;
        Blocks = channels / Vector512<float>.Count;
        _taps = GC.AllocateArray<Vector512<float>>(Blocks * shape.Taps * shape.Taps, pinned: true);
    }

    public int Blocks { get; }

    /// <summary>The taps of sixteen channels, row by row.</summary>
    public Vector512<float>* this[int block] =>
        (Vector512<float>*)Unsafe.AsPointer(ref _taps[block * Count]);

    private int Count => _shape.Taps * _shape.Taps;

    public static TapTable Read(DepthwiseShape shape, ReadOnlySpan<float> filters, bool isTurned)
    {
        var table = new TapTable(shape, filters.Length / (shape.Kernel * shape.Kernel));
        for (var block = 0; block < table.Blocks; block++)
        {
            for (var tap = 0; tap < table.Count; tap++)
            {
                var lanes = default(Vector512<float>);
                for (var lane = 0; lane < Vector512<float>.Count; lane++)
                {
                    lanes = lanes.WithElement(lane, filters[table.Place(block, lane, tap)]);
                }

                table._taps[(block * table.Count) + (isTurned ? table.Count - 1 - tap : tap)] = lanes;
            }
        }

        return table;
    }

    public void Add(TapTable other)
    {
        for (var index = 0; index < _taps.Length; index++)
        {
            _taps[index] += other._taps[index];
        }
    }

    public void Write(Span<float> filters)
    {
        for (var block = 0; block < Blocks; block++)
        {
            for (var tap = 0; tap < Count; tap++)
            {
                for (var lane = 0; lane < Vector512<float>.Count; lane++)
                {
                    filters[Place(block, lane, tap)] = _taps[(block * Count) + tap].GetElement(lane);
                }
            }
        }
    }

    private int Place(int block, int lane, int tap) =>
        (((block * Vector512<float>.Count) + lane) * _shape.Kernel * _shape.Kernel)
        + ((_shape.FirstTap + (tap / _shape.Taps)) * _shape.Kernel) + _shape.FirstTap + (tap % _shape.Taps);
}
