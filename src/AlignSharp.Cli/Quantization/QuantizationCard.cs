using System.Text;
using AlignSharp.IO;
using AlignSharp.Quantization;

namespace AlignSharp.Cli.Quantization;

/// <summary>Adds what was lost to the model's card: the float32 model's own, where it has one.</summary>
internal static class QuantizationCard
{
    private static readonly string[] Names = ["MODEL_CARD.md", "README.md"];

    public static void Append(string source, string folder, QuantizationReport report)
    {
        var name = Names.FirstOrDefault(name => File.Exists(Path.Combine(source, name))) ?? Names[0];
        var path = Path.Combine(source, name);
        var card = File.Exists(path) ? File.ReadAllText(path).TrimEnd() + "\n\n" : "";
        AtomicFile.WriteAllBytes(Path.Combine(folder, name), Encoding.UTF8.GetBytes(card + Section(report)));
    }

    private static string Section(QuantizationReport report) => $"""
        ## 8-bit weights

        Made from the float32 weights by `align quantize`. Depthwise convolutions, squeeze-and-excite, embeddings and
        normalisations are in float32. The figures are in `{QuantizedModel.ReportFile}` too.

        ```
        {string.Join("\n", QuantizationText.Describe(report))}
        ```

        """.ReplaceLineEndings("\n");
}
