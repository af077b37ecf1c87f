using static TorchSharp.torch;

namespace AlignSharp.Training.Steps;

/// <summary>Features of a micro-batch from both towers.</summary>
internal sealed record PairFeatures(TowerFeatures Images, TowerFeatures Texts) : IDisposable
{
    public void Backward(Tensor imageGradient, Tensor textGradient)
    {
        Images.Backward(imageGradient);
        Texts.Backward(textGradient);
    }

    public void Dispose()
    {
        Images.Dispose();
        Texts.Dispose();
    }
}
