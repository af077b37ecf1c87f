using AlignSharp.Data.Shards;
using AlignSharp.Evaluation.Retrieval;

namespace AlignSharp.Evaluation.Tests.Retrieval;

public sealed class RetrievalRanksTests
{
    [Fact]
    public void Recall_and_median_rank_are_the_reference_s()
    {
        using var goldens = new MetricGoldens("inputs.safetensors", "expected.json");
        var owner = goldens.Integers("owner");
        var images = goldens.Tensor("image").Normalized();
        var textsOf = Enumerable.Range(0, images.Count)
            .Select(image => Enumerable.Range(0, owner.Length).Where(text => owner[text] == image).ToArray()).ToArray();
        var ranks = RetrievalRanks.Compute(
            images, goldens.Tensor("text").Normalized(), PositivePairs.Create(textsOf, owner.Length), TestContext.Current.CancellationToken);
        foreach (var (name, values) in new[] { ("image_to_text", ranks.ImageToText), ("text_to_image", ranks.TextToImage) })
        {
            foreach (var k in new[] { 1, 5, 10 })
            {
                Assert.Equal(goldens.Number("retrieval", $"{name}_r{k}"), RankFigures.Recall(values.AsSpan(), k), 12);
            }

            Assert.Equal(goldens.Number("retrieval", $"{name}_median_rank"), RankFigures.Median(values.AsSpan()));
        }
    }

    [Fact]
    public void Ties_count_against_the_model()
    {
        var same = new FloatTensor([1, 0, 1, 0, 1, 0], 3, 2);
        var ranks = RetrievalRanks.Compute(same, same, PositivePairs.Create([[0], [1], [2]], 3), TestContext.Current.CancellationToken);
        Assert.Equal([3, 3, 3], ranks.ImageToText);
        Assert.Equal([3, 3, 3], ranks.TextToImage);
    }

    [Fact]
    public void Own_items_with_equal_scores_do_not_count_as_strangers()
    {
        var image = new FloatTensor([1, 0], 1, 2);
        var texts = new FloatTensor([1, 0, 1, 0], 2, 2);
        Assert.Equal([1], RetrievalRanks.Compute(image, texts, PositivePairs.Create([[0, 1]], 2), TestContext.Current.CancellationToken).ImageToText);
    }

    [Fact]
    public void Blocks_give_what_the_definition_gives()
    {
        var random = new SplitMix64(5);
        FloatTensor Draw(int count) => new FloatTensor([.. Enumerable.Range(0, count * 4).Select(_ => random.Below(7) - 3f)], count, 4);
        var (images, texts) = (Draw(150), Draw(70));
        var pairs = PositivePairs.Create([.. Enumerable.Range(0, 150).Select(image => new[] { image % 70, image * 3 % 70 })], 70);
        var ranks = RetrievalRanks.Compute(images, texts, pairs, TestContext.Current.CancellationToken);
        float Score(int image, int text) => images[image].ToArray().Zip(texts[text].ToArray(), (a, b) => a * b).Sum();
        for (var image = 0; image < 150; image++)
        {
            var best = pairs.TextsOf[image].Max(text => Score(image, text));
            Assert.Equal(1 + Enumerable.Range(0, 70).Count(text => !pairs.TextsOf[image].Contains(text) && Score(image, text) >= best), ranks.ImageToText[image]);
        }

        for (var text = 0; text < 70; text++)
        {
            var best = pairs.ImagesOf[text].Max(image => Score(image, text));
            Assert.Equal(1 + Enumerable.Range(0, 150).Count(image => !pairs.ImagesOf[text].Contains(image) && Score(image, text) >= best), ranks.TextToImage[text]);
        }
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_told()
    {
        var pairs = PositivePairs.Create([[0]], 1);
        var error = Assert.Throws<EvaluationException>(() => RetrievalRanks.Compute(new FloatTensor(1, 3), new FloatTensor(1, 2), pairs, TestContext.Current.CancellationToken));
        Assert.Equal("Images have embeddings of 3 numbers and texts of 2; expected the same size.", error.Message);
        Assert.Throws<EvaluationException>(() => RetrievalRanks.Compute(new FloatTensor(2, 3), new FloatTensor(1, 3), pairs, TestContext.Current.CancellationToken));
        Assert.Throws<EvaluationException>(() => PositivePairs.Create([[0], []], 1));
        Assert.Throws<EvaluationException>(() => PositivePairs.Create([[1]], 1));
        Assert.Throws<EvaluationException>(() => PositivePairs.Create([[0]], 2));
    }
}
