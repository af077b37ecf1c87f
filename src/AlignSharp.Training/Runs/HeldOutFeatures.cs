using AlignSharp.Evaluation.Retrieval;

namespace AlignSharp.Training.Runs;

/// <summary>Features of held-out pictures and of their distinct captions, in order of first appearance.</summary>
internal sealed class HeldOutFeatures
{
    private readonly List<float> _images = [];
    private readonly List<float> _texts = [];
    private readonly List<int[]> _captionOf = [];
    private readonly OrderedDictionary<string, int> _captions = [];

    public int Images => _captionOf.Count;

    public IList<string> Captions => _captions.Keys;

    public void AddImages(float[] features, IEnumerable<string> captions)
    {
        _images.AddRange(features);
        foreach (var caption in captions)
        {
            _captions.TryAdd(caption, _captions.Count);
            _captionOf.Add([_captions[caption]]);
        }
    }

    public void AddTexts(float[] features) => _texts.AddRange(features);

    public Measurement Measure(long step, CancellationToken cancellationToken)
    {
        var ranks = RetrievalRanks.Compute(
            Rows(_images, Images), Rows(_texts, Captions.Count), PositivePairs.Create(_captionOf, Captions.Count), cancellationToken);
        return new Measurement(
            step, Images, Captions.Count,
            Recall(ranks.ImageToText.AsSpan(), 1), Recall(ranks.ImageToText.AsSpan(), 5),
            Recall(ranks.TextToImage.AsSpan(), 1), Recall(ranks.TextToImage.AsSpan(), 5));
    }

    private static double Recall(ReadOnlySpan<int> ranks, int k) => 100 * RankFigures.Recall(ranks, k);

    private static FloatTensor Rows(List<float> values, int count) =>
        new FloatTensor([.. values], count, values.Count / count).Normalized();
}
