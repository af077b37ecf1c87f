using System.Numerics.Tensors;
using AlignSharp.Inference;
using AlignSharp.Onnx;
using AlignSharp.Text;

namespace AlignSharp;

public sealed partial class AlignModel
{
    /// <summary>The full forward pass: both towers, embeddings of length 1, and the logits of every pair.</summary>
    /// <param name="pixelValues">[images, channels, height, width].</param>
    /// <param name="tokens">The texts.</param>
    /// <param name="options">What else is wanted; null for nothing.</param>
    /// <param name="cancellationToken">Stops between operators.</param>
    /// <exception cref="ArgumentException">An input does not fit its tower, or the loss is wanted of unequal numbers.</exception>
    public AlignOutput Forward(
        FloatTensor pixelValues, TokenBatch tokens, ForwardOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pixelValues);
        ArgumentNullException.ThrowIfNull(tokens);
        options ??= new ForwardOptions();
        if (options.ReturnLoss && pixelValues.Count != tokens.Count)
        {
            throw new ArgumentException(
                $"{pixelValues.Count} pictures and {tokens.Count} texts were given; the loss expects them in pairs.", nameof(options));
        }

        var outputs = Outputs(options);
        var (imageFeatures, vision) = outputs == TowerOutputs.Embedding
            ? (GetImageFeatures(pixelValues, cancellationToken), new TowerOutput())
            : _images.GetOutput(pixelValues, outputs, cancellationToken);
        var (textFeatures, text) = outputs == TowerOutputs.Embedding
            ? (GetTextFeatures(tokens, cancellationToken), new TowerOutput())
            : _texts.GetOutput(tokens, outputs, cancellationToken);
        return Compare(imageFeatures.Normalized(), textFeatures.Normalized(), options.ReturnLoss) with
        {
            VisionModelOutput = vision,
            TextModelOutput = text,
        };
    }

    private AlignOutput Compare(FloatTensor imageEmbeds, FloatTensor textEmbeds, bool returnLoss)
    {
        var perImage = Logits(imageEmbeds, textEmbeds);
        var perText = Logits(textEmbeds, imageEmbeds);
        return new AlignOutput
        {
            ImageEmbeds = imageEmbeds,
            TextEmbeds = textEmbeds,
            LogitsPerImage = perImage,
            LogitsPerText = perText,
            Loss = returnLoss ? ContrastiveLoss.Compute(perText, perImage) : null,
            VisionModelOutput = new TowerOutput(),
            TextModelOutput = new TowerOutput(),
        };
    }

    private FloatTensor Logits(FloatTensor rows, FloatTensor columns)
    {
        var logits = new FloatTensor(rows.Count, columns.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                logits[row][column] = TensorPrimitives.Dot(rows[row], columns[column]) / Temperature;
            }
        }

        return logits;
    }

    private static TowerOutputs Outputs(ForwardOptions options) =>
        (options.OutputLastHiddenState ? TowerOutputs.LastHiddenState : 0)
        | (options.OutputHiddenStates ? TowerOutputs.HiddenStates : 0)
        | (options.OutputAttentions ? TowerOutputs.Attentions : 0);
}
