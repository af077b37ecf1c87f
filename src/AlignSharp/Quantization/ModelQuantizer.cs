using AlignSharp.Checkpoints;
using AlignSharp.Imaging;

namespace AlignSharp.Quantization;

/// <summary>
/// Makes a model 8-bit. The image tower's pointwise convolutions get 8-bit weights, a scale a channel, and fixed ranges of
/// values that sample pictures tell; depthwise convolutions and squeeze-and-excite stay as they are. The text tower's matrix
/// products get 8-bit weights and take the range of their input from each batch. Not thread-safe; it does not own the model.
/// </summary>
public sealed class ModelQuantizer
{
    private readonly AlignModel _model;
    private readonly QuantizationOptions _options;

    /// <summary>Creates a quantiser.</summary>
    /// <param name="model">The model; it must compute in float32 and outlive what is made of it.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <exception cref="AlignException">The model is 8-bit already.</exception>
    public ModelQuantizer(AlignModel model, QuantizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (QuantizedTensor.IsIn(model.Store))
        {
            throw new AlignException($"{model.Store.Path} has 8-bit weights already; expected a floating-point model.");
        }

        _model = model;
        _options = options ?? new QuantizationOptions();
    }

    /// <summary>Calibrates, chooses the layers and measures the result.</summary>
    /// <param name="pictures">Pictures like those that the model will see, at least 4; every fourth is held out to measure with.</param>
    /// <param name="texts">Texts like those that the model will see, at least one.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops between batches and layers.</param>
    /// <exception cref="AlignException">There are too few pictures or no texts.</exception>
    public async Task<QuantizedModel> QuantizeAsync(
        IAsyncEnumerable<RgbImage> pictures,
        IReadOnlyList<string> texts,
        IProgress<QuantizationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
        {
            throw new AlignException("No texts were given to measure the text tower with; expected at least one.");
        }

        var calibration = new Calibration(_model);
        await calibration.RunAsync(pictures, _options.MaximumPictures, progress, cancellationToken).ConfigureAwait(false);
        var chosen = new LayerChoice(_model, calibration, _options).Choose(progress, cancellationToken);
        var checkpoint = new QuantizedCheckpoint(_model.Plan, _model.Store, chosen, QuantizesText: true);
        return new QuantizedModel(_model, checkpoint, Measure(checkpoint, calibration, texts, cancellationToken));
    }

    private QuantizationReport Measure(
        QuantizedCheckpoint checkpoint, Calibration calibration, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var quantized = AlignModel.Create(
            _model.Plan, TensorStore.FromTensors(checkpoint.Tensors()), _model.Folder, new AlignModelOptions { UseCache = false });
        var pixels = FloatTensor.Concatenate(calibration.HeldOut);
        return new QuantizationReport(
            calibration.Pictures,
            CosineSummary.Of(_model.GetImageFeatures(pixels, cancellationToken), quantized.GetImageFeatures(pixels, cancellationToken)),
            CosineSummary.Of(_model.GetTextFeatures(texts, cancellationToken), quantized.GetTextFeatures(texts, cancellationToken)),
            QuantizedCheckpoint.Pointwise(_model.Plan.Vision).Count(),
            [.. QuantizedCheckpoint.Pointwise(_model.Plan.Vision)
                .Select(static plan => plan.WeightName).Where(name => !checkpoint.Convolutions.ContainsKey(name))],
            _model.Plan.Parameters.Where(parameter => _model.Store.Tensors.ContainsKey(parameter.Name)).Sum(parameter => _model.Store[parameter.Name].ByteLength),
            quantized.Store.Tensors.Values.Sum(static tensor => tensor.ByteLength));
    }
}
