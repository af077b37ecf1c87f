using AlignSharp.Evaluation.Retrieval;

namespace AlignSharp.Training.Runs;

/// <summary>Features of held-out pictures and of their distinct captions, as finished models are measured by them.</summary>
internal sealed class HeldOutFeatures
{
    private readonly List<float> _images = [];
    private readonly List<float> _texts = [];
    private readonly List<string[]> _captions = [];

    public int Images => _captions.Count;

    public void AddImages(float[] features, IEnumerable<string> captions)
    {
        _images.AddRange(features);
        _captions.AddRange(captions.Select(static caption => new[] { caption }));
    }

    /// <summary>The captions of the pictures added so far.</summary>
    public CaptionIndex IndexCaptions() => CaptionIndex.Of(_captions);

    /// <summary>Features of the index's texts, in their order.</summary>
    public void AddTexts(float[] features) => _texts.AddRange(features);

    public RetrievalSummary Measure(CaptionIndex captions, CancellationToken cancellationToken) => RetrievalSummary.Of(
        RetrievalRanks.Compute(Rows(_images, Images), Rows(_texts, captions.Texts.Length), captions.Pairs, cancellationToken));

    private static FloatTensor Rows(List<float> values, int count) =>
        new FloatTensor([.. values], count, values.Count / count).Normalized();
}
