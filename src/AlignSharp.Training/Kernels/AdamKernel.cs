using System.Numerics;
using static TorchSharp.torch;

namespace AlignSharp.Training.Kernels;

/// <summary>
/// Adam with decoupled weight decay in one pass over the memory on the CPU; as operations of libtorch it takes about a dozen.
/// Every number follows from its own four alone, so threads change nothing.
/// </summary>
internal static unsafe class AdamKernel
{
    private const int ChunkSize = 1 << 16;

    /// <summary>Changes weights and moments that lie in memory as the gradient does.</summary>
    public static void Step(float* weights, float* first, float* second, float* gradient, long count, AdamRates rates) => Parallel.For(
        0, (count + ChunkSize - 1) / ChunkSize, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, chunk =>
        {
            var start = chunk * ChunkSize;
            var length = (int)Math.Min(ChunkSize, count - start);
            Step(Part(weights, start, length), Part(first, start, length), Part(second, start, length), Part(gradient, start, length), rates);
        });

    private static Span<float> Part(float* values, long start, int length) => new(values + start, length);

    private static void Step(Span<float> weights, Span<float> first, Span<float> second, ReadOnlySpan<float> gradient, AdamRates rates)
    {
        var (beta1, beta2) = (new Vector<float>(rates.Beta1), new Vector<float>(rates.Beta2));
        var (rest1, rest2) = (new Vector<float>(1 - rates.Beta1), new Vector<float>(1 - rates.Beta2));
        var (kept, rate) = (new Vector<float>(rates.Kept), new Vector<float>(rates.Step));
        var (root, epsilon) = (new Vector<float>(rates.RootScale), new Vector<float>(rates.Epsilon));
        var index = 0;
        for (; index <= weights.Length - Vector<float>.Count; index += Vector<float>.Count)
        {
            var g = new Vector<float>(gradient[index..]);
            var m = (beta1 * new Vector<float>(first[index..])) + (rest1 * g);
            var v = (beta2 * new Vector<float>(second[index..])) + (rest2 * g * g);
            var direction = m / ((Vector.SquareRoot(v) * root) + epsilon);
            m.CopyTo(first[index..]);
            v.CopyTo(second[index..]);
            ((kept * new Vector<float>(weights[index..])) - (rate * direction)).CopyTo(weights[index..]);
        }

        for (; index < weights.Length; index++)
        {
            var g = gradient[index];
            first[index] = (rates.Beta1 * first[index]) + ((1 - rates.Beta1) * g);
            second[index] = (rates.Beta2 * second[index]) + ((1 - rates.Beta2) * g * g);
            var direction = first[index] / ((MathF.Sqrt(second[index]) * rates.RootScale) + rates.Epsilon);
            weights[index] = (rates.Kept * weights[index]) - (rates.Step * direction);
        }
    }
}
