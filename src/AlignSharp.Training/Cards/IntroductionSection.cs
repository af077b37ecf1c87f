using System.Globalization;
using AlignSharp.Checkpoints;

namespace AlignSharp.Training.Cards;

/// <summary>What the model is, and how it is loaded.</summary>
internal static class IntroductionSection
{
    public static void Write(MarkdownText text, CardFacts facts)
    {
        text.Heading(1, facts.Name);
        if (facts.Settings.Card.Description is { } description)
        {
            text.Paragraph(description);
        }

        text.Paragraph(Architecture(facts.Model));
        text.Heading(2, "Use");
        text.Paragraph("In AlignSharp:");
        text.Code("sh", $"align classify picture.png --labels \"sun,hand,tree\" --model {facts.Name}");
        text.Paragraph("In transformers:");
        text.Code("python", Python(facts));
        if (facts.Model.Type != TensorType.Float32)
        {
            text.Paragraph(
                $"The weights are {facts.Model.TypeName}. Without `dtype` transformers 5 keeps that type, in which PyTorch cannot run the model on a CPU; AlignSharp computes in float32 whatever the file holds.");
        }
    }

    private static string Architecture(ModelFacts model)
    {
        var (vision, words) = (model.Plan.Vision, model.Plan.Text.Config);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"An ALIGN model (image and text tower with one embedding space): EfficientNet of {vision.Blocks.Length} blocks for {model.Side} x {model.Side} pixels, BERT of {words.NumHiddenLayers} layers, {words.HiddenSize} wide, embeddings of {model.Plan.Config.ProjectionDim} numbers, {model.Parameters / 1e6:0.0} million parameters in {model.TypeName}.");
    }

    private static string Python(CardFacts facts) =>
        $"""
        from transformers import AlignModel, AlignProcessor

        model = AlignModel.from_pretrained("{facts.Name}", dtype="float32")
        processor = AlignProcessor.from_pretrained("{facts.Name}")
        """;
}
