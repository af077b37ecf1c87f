namespace AlignSharp.Evaluation.Retrieval;

/// <summary>Retrieval in a few numbers; recalls are shares from 0 to 1.</summary>
/// <param name="Images">How many images there are.</param>
/// <param name="Texts">How many distinct texts there are.</param>
/// <param name="ImageToText">The share of images that find a text of their own among the first 1, 5 and 10.</param>
/// <param name="TextToImage">The share of texts that find an image of their own.</param>
public sealed record RetrievalSummary(int Images, int Texts, RecallAtDepths ImageToText, RecallAtDepths TextToImage)
{
    /// <summary>Sums up ranks.</summary>
    /// <param name="ranks">At least one in each direction.</param>
    public static RetrievalSummary Of(RetrievalRanks ranks)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        return new(ranks.ImageToText.Length, ranks.TextToImage.Length, RecallAtDepths.Of(ranks.ImageToText.AsSpan()), RecallAtDepths.Of(ranks.TextToImage.AsSpan()));
    }
}
