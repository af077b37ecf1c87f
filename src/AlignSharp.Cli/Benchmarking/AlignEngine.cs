using AlignSharp.Quantization;
using AlignSharp.Text;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>This library.</summary>
internal sealed class AlignEngine(AlignModel model) : IBenchEngine
{
    public string Name => "align";

    public string Precision => model.Precision == ModelPrecision.Int8 ? "int8" : "float32";

    public void RunImages(FloatTensor pixels) => model.GetImageFeatures(pixels);

    public void RunTexts(TokenBatch tokens) => model.GetTextFeatures(tokens);

    public void Dispose() => model.Dispose();
}
