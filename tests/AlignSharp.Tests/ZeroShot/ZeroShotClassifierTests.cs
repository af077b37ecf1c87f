using AlignSharp.Imaging;
using AlignSharp.ZeroShot;

namespace AlignSharp.Tests.ZeroShot;

public sealed class ZeroShotClassifierTests(DefaultModel fixture) : IClassFixture<DefaultModel>
{
    private readonly AlignModel _model = fixture.Model;
    private readonly RgbImage _image = ImageDecoder.Default.Decode(Fixtures.Path("images", "rgb.png"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Single_label_scores_are_the_softmax_of_the_forward_passes_logits()
    {
        string[] labels = ["a red car", "a cat", "a house"];
        var classifier = new ZeroShotClassifier(_model, LabelSet.Encode(_model, labels, null, Token));

        var scores = classifier.Classify([_image], Token)[0];

        var tokens = _model.Processor.Tokenizer.EncodeBatch(labels, null, Token);
        var logits = _model.Forward(_model.Processor.Images.Process([_image]), tokens, null, Token).LogitsPerImage;
        var exponentials = logits.Values.ToArray().Select(logit => Math.Exp(logit)).ToArray();
        Assert.All(scores, score =>
        {
            var label = Array.IndexOf(labels, score.Label);
            Assert.Equal(logits[0][label], score.Logit, 1e-3f);
            Assert.Equal(exponentials[label] / exponentials.Sum(), score.Score, 1e-3);
        });
        Assert.Equal(scores.OrderByDescending(score => score.Score), scores);
    }

    [Fact]
    public void An_ensemble_is_the_normalised_mean_of_its_normalised_prompts()
    {
        PromptTemplate[] templates = [PromptTemplate.Parse("a photo of a {}"), PromptTemplate.Parse("a drawing of a {}")];

        var labels = LabelSet.Encode(_model, ["cat"], templates, Token);

        var prompts = _model.GetTextFeatures(["a photo of a cat", "a drawing of a cat"], Token).Normalized();
        var mean = prompts[0].ToArray().Zip(prompts[1].ToArray(), (a, b) => a + b).ToArray();
        var length = MathF.Sqrt(mean.Sum(value => value * value));
        Assert.Equal(mean.Select(value => value / length), labels.Embeds[0].ToArray(), (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void Multi_label_scores_stand_alone()
    {
        var alone = Classify(ScoreMode.MultiLabel, "a cat");
        var together = Classify(ScoreMode.MultiLabel, "a cat", "a red car", "a blue circle");

        Assert.Equal(alone.Single().Score, together.Single(score => score.Label == "a cat").Score, 1e-5f);
        Assert.All(together, score => Assert.InRange(score.Score, 0f, 1f));
    }

    [Fact]
    public void One_label_alone_is_certain() => Assert.Equal(1f, Classify(ScoreMode.SingleLabel, "anything").Single().Score);

    [Fact]
    public void Labels_must_be_there_once_and_not_be_empty()
    {
        Assert.Contains("empty", Error().Message, StringComparison.Ordinal);
        Assert.Contains("\"cat\"", Error("cat", "dog", "cat").Message, StringComparison.Ordinal);
        Assert.Contains("Label 2", Error("cat", " ").Message, StringComparison.Ordinal);
        Assert.Contains("{}", Assert.Throws<AlignException>(() => PromptTemplate.Parse("a photo")).Message, StringComparison.Ordinal);
        Assert.Throws<AlignException>(() => LabelSet.Encode(_model, ["cat"], [], Token));
    }

    private AlignException Error(params string[] labels) =>
        Assert.Throws<AlignException>(() => LabelSet.Encode(_model, labels, null, Token));

    private IEnumerable<LabelScore> Classify(ScoreMode mode, params string[] labels) =>
        new ZeroShotClassifier(_model, LabelSet.Encode(_model, labels, null, Token), mode).Classify([_image], Token)[0];
}
