using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlignSharp.Training.Kernels;

/// <summary>Sixteen channels of one map as a square plane in scratch memory, and what a depthwise convolution does with it.</summary>
internal static unsafe class PlaneKernel
{
    private const int Run = 4;

    /// <summary>Copies a map into a plane of zeros, its places <paramref name="spread"/> apart; what lies beyond the plane is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<TLanes>(void* map, long channels, int side, Vector512<float>* plane, int pitch, int before, int spread)
        where TLanes : ILanes
    {
        if (side != pitch)
        {
            new Span<Vector512<float>>(plane, pitch * pitch).Clear();
        }

        var count = Math.Min(side, ((pitch - before - 1) / spread) + 1);
        for (var y = 0; y < count; y++)
        {
            var row = plane + ((before + (y * spread)) * pitch) + before;
            var source = y * side * channels;
            for (var x = 0; x < count; x++)
            {
                *row = TLanes.Load(map, source);
                row += spread;
                source += channels;
            }
        }
    }

    /// <summary>Writes a map of which each place is the sum of the taps times what they meet in the plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Correlate<TLanes, TStride>(
        Vector512<float>* plane, int pitch, Vector512<float>* taps, int kernel, void* map, long channels, int side)
        where TLanes : ILanes
        where TStride : IStride
    {
        var index = 0L;
        for (var y = 0; y < side; y++)
        {
            var source = plane + (y * TStride.Step * pitch);
            var x = 0;
            for (; x + Run <= side; x += Run)
            {
                Four<TLanes, TStride>(source, pitch, taps, kernel, map, index, channels);
                source += Run * TStride.Step;
                index += Run * channels;
            }

            for (; x < side; x++)
            {
                TLanes.Store(map, index, One(source, pitch, taps, kernel));
                source += TStride.Step;
                index += channels;
            }
        }
    }

    /// <summary>Adds to each tap the sum over all places of the gradient times what the tap met there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts<TStride>(
        Vector512<float>* plane, int pitch, Vector512<float>* gradient, int side, Vector512<float>* taps, int kernel)
        where TStride : IStride
    {
        for (var y = 0; y < kernel; y++)
        {
            for (var x = 0; x < kernel; x++)
            {
                *taps += Products<TStride>(plane + (y * pitch) + x, pitch, gradient, side);
                taps++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Products<TStride>(Vector512<float>* met, int pitch, Vector512<float>* gradient, int side)
        where TStride : IStride
    {
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var y = 0; y < side; y++)
        {
            var source = met;
            var x = 0;
            for (; x + Run <= side; x += Run)
            {
                s0 = Vector512.FusedMultiplyAdd(source[0], gradient[0], s0);
                s1 = Vector512.FusedMultiplyAdd(source[TStride.Step], gradient[1], s1);
                s2 = Vector512.FusedMultiplyAdd(source[2 * TStride.Step], gradient[2], s2);
                s3 = Vector512.FusedMultiplyAdd(source[3 * TStride.Step], gradient[3], s3);
                source += Run * TStride.Step;
                gradient += Run;
            }

            for (; x < side; x++)
            {
                s0 = Vector512.FusedMultiplyAdd(*source, *gradient, s0);
                source += TStride.Step;
                gradient++;
            }

            met += TStride.Step * pitch;
        }

        return s0 + s1 + (s2 + s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<TLanes, TStride>(
        Vector512<float>* source, int pitch, Vector512<float>* taps, int kernel, void* map, long index, long channels)
        where TLanes : ILanes
        where TStride : IStride
    {
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var y = 0; y < kernel; y++)
        {
            var met = source;
            for (var x = 0; x < kernel; x++)
            {
                var weight = *taps;
                s0 = Vector512.FusedMultiplyAdd(met[0], weight, s0);
                s1 = Vector512.FusedMultiplyAdd(met[TStride.Step], weight, s1);
                s2 = Vector512.FusedMultiplyAdd(met[2 * TStride.Step], weight, s2);
                s3 = Vector512.FusedMultiplyAdd(met[3 * TStride.Step], weight, s3);
                taps++;
                met++;
            }

            source += pitch;
        }

        TLanes.Store(map, index, s0);
        TLanes.Store(map, index + channels, s1);
        TLanes.Store(map, index + (2 * channels), s2);
        TLanes.Store(map, index + (3 * channels), s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> One(Vector512<float>* source, int pitch, Vector512<float>* taps, int kernel)
    {
        Vector512<float> sum = default;
        for (var y = 0; y < kernel; y++)
        {
            for (var x = 0; x < kernel; x++)
            {
                sum = Vector512.FusedMultiplyAdd(source[x], *taps, sum);
                taps++;
            }

            source += pitch;
        }

        return sum;
    }
}
