using System.Text.Json;
using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Imaging;
using AlignSharp.Text;

namespace AlignSharp.Tests.Inference;

/// <summary>The architecture of align-base at its full size, with 172 million weights that follow from their names.</summary>
public sealed class FullSizeModelTests
{
    private const float Exact = 1e-5f;
    private const float LogitTolerance = 1e-3f;

    [Fact]
    public void The_formula_gives_the_values_that_the_reference_used()
    {
        var checks = JsonDocument.Parse(File.ReadAllBytes(Fixtures.Path("full", "formula_check.json"))).RootElement;
        Assert.Equal(checks.GetProperty("fnv1a(temperature)").GetString(), $"0x{FormulaWeights.Seed("temperature"):x16}");
        var parameters = Plan().Parameters.ToDictionary(parameter => parameter.Name);
        foreach (var check in checks.EnumerateObject().Where(check => check.Value.ValueKind == JsonValueKind.Object))
        {
            var values = FormulaWeights.Compute(parameters[check.Name]);
            Assert.Equal(check.Value.GetProperty("first").EnumerateArray().Select(value => value.GetSingle()), values[..4]);
            Assert.Equal(check.Value.GetProperty("last").GetSingle(), values[^1]);
        }
    }

    [Fact]
    public void Pictures_and_texts_give_the_references_features_embeddings_and_logits()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var processor = new ProcessorFolder();
        using var model = AlignModel.Create(Plan(), FullSizeCheckpoint.Build(), processor.FullName, new() { UseCache = false });
        using var expected = new ReferenceResults("full");
        var inputs = JsonDocument.Parse(File.ReadAllBytes(Fixtures.Path("full", "inputs.json"))).RootElement;
        var texts = inputs.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!).ToArray();
        RgbImage[] images = [.. inputs.GetProperty("images").EnumerateArray()
            .Select(image => image.GetString()!)
            .Where(image => image.StartsWith("../images/", StringComparison.Ordinal))
            .Select(image => ImageDecoder.Default.Decode(Fixtures.Path("images", Path.GetFileName(image))))];

        var imageFeatures = model.GetImageFeatures(images, cancellationToken);
        var textFeatures = model.GetTextFeatures(texts, cancellationToken);
        var tokens = model.Processor.Tokenizer.EncodeBatch(texts, new TextBatchOptions { PadToMaxLength = true }, cancellationToken);
        var output = model.Forward(model.Processor.Images.Process(images), tokens, null, cancellationToken);

        Assert.Equal(4, images.Length);
        expected.CheckFirst("image_features", imageFeatures, Exact);
        expected.Check("text_features", textFeatures, Exact);
        expected.CheckFirst("image_embeds", output.ImageEmbeds, Exact);
        expected.Check("text_embeds", output.TextEmbeds, Exact);
        expected.CheckFirst("logits_per_image", output.LogitsPerImage, LogitTolerance);
    }

    [Fact]
    public void The_plan_counts_what_the_model_card_says()
    {
        var plan = Plan();

        Assert.Equal(55, plan.Vision.Blocks.Length);
        Assert.Equal(9, plan.Vision.OutputSide(289));
        Assert.Equal(640, plan.Vision.FeatureSize);
        Assert.Equal(8.39, plan.Vision.MultiplyAdds(289) / 1e9, 2);
        Assert.Equal(172.1, plan.Parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.ElementCount) / 1e6, 1);
    }

    private static AlignPlan Plan() => AlignPlan.Create(AlignConfig.Load(Fixtures.Path("full")));
}
