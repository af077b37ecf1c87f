using AlignSharp.Evaluation.Retrieval;

namespace AlignSharp.Evaluation.Tests.Retrieval;

public sealed class RetrievalEvaluatorTests
{
    [Fact]
    public void Equal_captions_are_one_text_and_lengths_do_not_matter()
    {
        var images = new FloatTensor([2, 0, 5, 0, 0, 3], 3, 2);
        var texts = new FloatTensor([1, 0, 1, 0, 0, 9], 3, 2);
        var summary = RetrievalEvaluator.Evaluate(images, texts, ["cat", "cat", "dog"], TestContext.Current.CancellationToken);
        Assert.Equal(new RetrievalSummary(3, 2, new(1, 1, 1, 1), new(1, 1, 1, 1)), summary);
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_told() => Assert.Equal(
        "1 images, 1 texts and 2 captions were given; expected as many of each, and at least one.",
        Assert.Throws<EvaluationException>(() => RetrievalEvaluator.Evaluate(new(1, 2), new(1, 2), ["a", "b"], TestContext.Current.CancellationToken)).Message);
}
