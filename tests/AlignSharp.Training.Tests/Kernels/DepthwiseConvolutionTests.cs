using AlignSharp.Training.Kernels;
using AlignSharp.Training.Native;
using AlignSharp.Training.Towers;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AlignSharp.Training.Tests.Kernels;

public sealed class DepthwiseConvolutionTests
{
    public DepthwiseConvolutionTests() => TorchNative.EnsureLoaded();

    [Theory]
    [InlineData(9, 32, 8, 5, 1, 2, 2)]
    [InlineData(2, 16, 9, 5, 2, 2, 2)]
    [InlineData(3, 48, 8, 5, 2, 1, 2)]
    [InlineData(17, 16, 2, 5, 1, 2, 2)]
    [InlineData(1, 16, 1, 3, 1, 1, 1)]
    [InlineData(2, 16, 2, 3, 2, 0, 1)]
    [InlineData(2, 32, 6, 7, 1, 3, 3)]
    public void Values_and_gradients_are_those_of_libtorch(int count, int channels, int side, int kernel, int stride, int before, int after)
    {
        using var scope = NewDisposeScope();
        manual_seed(channels + side);
        var (maps, filters) = (randn(count, channels, side, side).ChannelsLast().detach().requires_grad_(), randn(channels, 1, kernel, kernel).requires_grad_());
        var (own, expected) = (
            Run(DepthwiseConvolution.Convolve(maps, filters, stride, before, after), maps, filters),
            Run(Convolve(maps, filters, stride, before, after), maps, filters));

        Assert.True(own.Output.allclose(expected.Output, 1e-5, 1e-5));
        Assert.True(own.Maps.allclose(expected.Maps, 1e-5, 1e-5));
        Assert.True(own.Filters.allclose(expected.Filters, 1e-4, 1e-4));
    }

    [Fact]
    public void Maps_in_bfloat16_are_summed_in_float32()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var maps = randn(5, 32, 4, 4).ChannelsLast().to(ScalarType.BFloat16).detach().requires_grad_();
        var filters = randn(32, 1, 5, 5).requires_grad_();
        var own = Run(DepthwiseConvolution.Convolve(maps, filters, 1, 2, 2), maps, filters);
        var exact = maps.to(ScalarType.Float32).detach().requires_grad_();
        var expected = Run(Convolve(exact, filters, 1, 2, 2), exact, filters);

        Assert.Equal(ScalarType.BFloat16, own.Output.dtype);
        Assert.True(own.Output.to(ScalarType.Float32).allclose(expected.Output, 4e-3, 1e-5));
        Assert.True(own.Maps.to(ScalarType.Float32).allclose(expected.Maps, 1e-2, 1e-5));
        Assert.True(own.Filters.allclose(expected.Filters, 1e-4, 1e-4));
    }

    [Fact]
    public void Gradients_do_not_depend_on_the_number_of_threads()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var (maps, filters) = (randn(40, 16, 6, 6).ChannelsLast().detach().requires_grad_(), randn(16, 1, 5, 5).requires_grad_());
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            var one = Run(DepthwiseConvolution.Convolve(maps, filters, 1, 2, 2), maps, filters);
            set_num_threads(2);
            var two = Run(DepthwiseConvolution.Convolve(maps, filters, 1, 2, 2), maps, filters);

            Assert.True(one.Filters.allclose(two.Filters, 0, 0));
            Assert.True(one.Maps.allclose(two.Maps, 0, 0));
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private static Tensor Convolve(Tensor maps, Tensor filters, int stride, int before, int after) => functional.conv2d(
        functional.pad(maps, (before, after, before, after)), filters, strides: [stride, stride], groups: filters.shape[0]);

    private static (Tensor Output, Tensor Maps, Tensor Filters) Run(Tensor output, Tensor maps, Tensor filters)
    {
        (maps.grad, filters.grad) = (null, null);
        output.backward([arange(output.numel(), ScalarType.Float32).remainder(7).view(output.shape).to(output.dtype)]);
        return (output.detach(), maps.grad!.clone(), filters.grad!.clone());
    }
}
