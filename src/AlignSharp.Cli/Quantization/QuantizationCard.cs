using System.Text;
using AlignSharp.IO;
using AlignSharp.Quantization;

namespace AlignSharp.Cli.Quantization;

/// <summary>
/// Writes an 8-bit model's card: its own figures, then the card of the model that it was made from, said to be that
/// model's, with the files that it names.
/// </summary>
internal static class QuantizationCard
{
    private static readonly string[] Names = ["MODEL_CARD.md", "README.md"];

    /// <param name="source">The folder of the model that it was made from.</param>
    /// <param name="folder">The 8-bit model's folder.</param>
    /// <param name="report">What was measured.</param>
    public static void Write(string source, string folder, QuantizationReport report)
    {
        var name = Names.FirstOrDefault(name => File.Exists(Path.Combine(source, name))) ?? Names[0];
        var path = Path.Combine(source, name);
        var card = CardParts.Of(File.Exists(path) ? File.ReadAllText(path) : "");
        var text = card.Head + Section(report) + (card.Body.Length > 0 ? Heading + card.Body + "\n" : "");
        AtomicFile.WriteAllBytes(Path.Combine(folder, name), Encoding.UTF8.GetBytes(text));
        CardFiles.Copy(source, folder, card.Body);
    }

    private static string Heading => """

        # The model it was made from

        What follows is the card of that model. The figures, files of figures, sizes and ways to load it are that model's;
        none of them was measured on the 8-bit weights.


        """.ReplaceLineEndings("\n");

    private static string Section(QuantizationReport report) => $"""
        # 8-bit weights

        Made by `align quantize`. Depthwise convolutions, squeeze-and-excite, embeddings and normalisations are in the
        precision that they had. AlignSharp loads this model; transformers does not. What was measured on it, beside the
        model it was made from in float32, is in `{QuantizedModel.ReportFile}` too:

        ```
        {string.Join("\n", QuantizationText.Describe(report))}
        ```

        """.ReplaceLineEndings("\n");
}
