using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace AlignSharp.Training.Kernels;

/// <summary>
/// A depthwise convolution of maps and both of its gradients, image by image and sixteen channels at a time. Sums are float32 in
/// one order whatever the number of threads.
/// </summary>
/// <typeparam name="TLanes">The type of the maps' numbers.</typeparam>
/// <typeparam name="TStride">Steps between places.</typeparam>
internal sealed unsafe class DepthwiseKernel<TLanes, TStride> : DepthwisePasses
    where TLanes : ILanes
    where TStride : IStride
{
    private const int ChunkImages = 8;

    public override void Forward(DepthwiseShape shape, MapMemory input, TapTable taps, MapMemory output) =>
        ForEachImage(input.Count, (image, _) =>
        {
            var plane = PlaneScratch.Take(shape.Padded * shape.Padded);
            for (var block = 0; block < taps.Blocks; block++)
            {
                PlaneKernel.Gather<TLanes>(At(input, image, block), input.Channels, shape.Input, plane, shape.Padded, shape.Before, spread: 1);
                PlaneKernel.Correlate<TLanes, TStride>(
                    plane, shape.Padded, taps[block], shape.Taps, At(output, image, block), output.Channels, shape.Output);
            }
        });

    public override void BackwardInput(DepthwiseShape shape, MapMemory gradient, TapTable turned, MapMemory inputGradient) =>
        ForEachImage(gradient.Count, (image, _) =>
        {
            var pitch = shape.PaddedGradient;
            var plane = PlaneScratch.Take(pitch * pitch);
            for (var block = 0; block < turned.Blocks; block++)
            {
                PlaneKernel.Gather<TLanes>(
                    At(gradient, image, block), gradient.Channels, shape.Output, plane, pitch, shape.BeforeGradient, TStride.Step);
                PlaneKernel.Correlate<TLanes, SingleStride>(
                    plane, pitch, turned[block], shape.Taps, At(inputGradient, image, block), inputGradient.Channels, shape.Input);
            }
        });

    public override TapTable BackwardTaps(DepthwiseShape shape, MapMemory input, MapMemory gradient)
    {
        var sums = Enumerable.Range(0, Chunks(input.Count)).Select(_ => new TapTable(shape, input.Channels)).ToArray();
        ForEachImage(input.Count, (image, chunk) =>
        {
            var plane = PlaneScratch.Take((shape.Padded * shape.Padded) + (shape.Output * shape.Output));
            var values = plane + (shape.Padded * shape.Padded);
            for (var block = 0; block < sums[chunk].Blocks; block++)
            {
                PlaneKernel.Gather<TLanes>(At(input, image, block), input.Channels, shape.Input, plane, shape.Padded, shape.Before, spread: 1);
                PlaneKernel.Gather<TLanes>(At(gradient, image, block), gradient.Channels, shape.Output, values, shape.Output, before: 0, spread: 1);
                PlaneKernel.AddProducts<TStride>(plane, shape.Padded, values, shape.Output, sums[chunk][block], shape.Taps);
            }
        });
        foreach (var sum in sums.Skip(1))
        {
            sums[0].Add(sum);
        }

        return sums[0];
    }

    private static int Chunks(int images) => (images + ChunkImages - 1) / ChunkImages;

    private static void ForEachImage(int images, Action<int, int> work) => Parallel.For(
        0, Chunks(images), new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, chunk =>
        {
            for (var image = chunk * ChunkImages; image < Math.Min(images, (chunk + 1) * ChunkImages); image++)
            {
                work(image, chunk);
            }
        });

    private static void* At(MapMemory maps, int image, int block) =>
        (byte*)maps.Image(image) + (block * Vector512<float>.Count * TLanes.Size);
}
