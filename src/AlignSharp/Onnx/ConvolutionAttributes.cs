using AlignSharp.Architecture;
using AlignSharp.Onnx.Format;

namespace AlignSharp.Onnx;

/// <summary>The attributes of a convolution node.</summary>
internal static class ConvolutionAttributes
{
    public static AttributeProto[] Of(ConvolutionPlan plan)
    {
        var (before, after) = (plan.Padding.Before, plan.Padding.After);
        return
        [
            Attributes.Integers("kernel_shape", plan.Kernel, plan.Kernel),
            Attributes.Integers("strides", plan.Stride, plan.Stride),
            Attributes.Integers("pads", before, before, after, after),
            Attributes.Integer("group", plan.Groups),
        ];
    }
}
