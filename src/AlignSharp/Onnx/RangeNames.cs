using AlignSharp.Architecture;

namespace AlignSharp.Onnx;

/// <summary>The names of the outputs that calibration reads, each [pictures].</summary>
internal static class RangeNames
{
    public static string InputMinimum(ConvolutionPlan plan) => $"{plan.WeightName}.input_minimum";

    public static string InputMaximum(ConvolutionPlan plan) => $"{plan.WeightName}.input_maximum";

    public static string OutputMinimum(ConvolutionPlan plan) => $"{plan.WeightName}.output_minimum";

    public static string OutputMaximum(ConvolutionPlan plan) => $"{plan.WeightName}.output_maximum";

    public static string[] Of(ConvolutionPlan plan) =>
        [InputMinimum(plan), InputMaximum(plan), OutputMinimum(plan), OutputMaximum(plan)];
}
