using AlignSharp.Evaluation.Retrieval;

namespace AlignSharp.Training.Runs;

/// <summary>Retrieval on held-out pairs at a step, recalls in percent. Immutable.</summary>
/// <param name="Step">The step.</param>
/// <param name="Images">Pictures measured.</param>
/// <param name="Captions">Distinct captions among which a picture's own is sought.</param>
/// <param name="ImageToTextR1">Pictures whose own caption ranks first.</param>
/// <param name="ImageToTextR5">Pictures whose own caption ranks within 5.</param>
/// <param name="TextToImageR1">Captions with one of their pictures first.</param>
/// <param name="TextToImageR5">Captions with one of their pictures within 5.</param>
public sealed record Measurement(
    long Step, int Images, int Captions, double ImageToTextR1, double ImageToTextR5, double TextToImageR1, double TextToImageR5)
{
    /// <summary>The mean of both directions' recall@1, by which the best checkpoint is chosen.</summary>
    public double Score => (ImageToTextR1 + TextToImageR1) / 2;

    internal static Measurement Of(long step, RetrievalSummary figures) => new(
        step, figures.Images, figures.Texts,
        100 * figures.ImageToText.At1, 100 * figures.ImageToText.At5, 100 * figures.TextToImage.At1, 100 * figures.TextToImage.At5);
}
