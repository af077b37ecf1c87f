using System.Globalization;
using AlignSharp.Quantization;

namespace AlignSharp.Cli.Quantization;

/// <summary>A report on an 8-bit model in words.</summary>
internal static class QuantizationText
{
    public static IEnumerable<string> Describe(QuantizationReport report) =>
    [
        Line($"image embeddings   cosine to float32 {report.Images.Mean:F4} (least {report.Images.Least:F4}) over {report.Images.Count} pictures"),
        Line($"text embeddings    cosine to float32 {report.Texts.Mean:F4} (least {report.Texts.Least:F4}) over {report.Texts.Count} texts"),
        Line($"convolutions       {report.Convolutions - report.KeptInFloat.Length} of {report.Convolutions} pointwise ones in 8 bits, calibrated on {report.CalibrationPictures} pictures"),
        Line($"weights            {report.SourceBytes / 1e6:F1} MB before, {report.Int8Bytes / 1e6:F1} MB now"),
        .. Loss("zero-shot", report.ZeroShotLoss),
        .. Loss("retrieval", report.RetrievalLoss),
        .. report.Figures.Select(static figure => Line(
            $"{figure.Name}  {figure.Float32:F2} -> {figure.Int8:F2} ({-figure.Loss:+0.00;-0.00;0.00})")),
    ];

    private static string[] Loss(string kind, double? loss) =>
        loss is null ? [] : [Line($"{kind,-18} {-loss:+0.00;-0.00;0.00} points on average")];

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
