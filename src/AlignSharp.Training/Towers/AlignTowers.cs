using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Training.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>
/// An ALIGN model that can be trained: both towers and the temperature in TorchSharp, made from the same plans as the ONNX
/// graphs, under the checkpoint's own names. Owns its tensors. Not thread-safe.
/// </summary>
public sealed class AlignTowers : IDisposable
{
    private readonly EfficientNetTower _vision;
    private readonly BertTower _text;

    private AlignTowers(AlignPlan plan, ParameterSet parameters)
    {
        Plan = plan;
        Parameters = parameters;
        _vision = new EfficientNetTower(plan.Vision, parameters);
        _text = new BertTower(plan.Text, parameters);
    }

    /// <summary>Both towers, block by block.</summary>
    public AlignPlan Plan { get; }

    /// <summary>Every tensor by name.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>The learned temperature, a scalar that divides cosines into logits.</summary>
    public Tensor Temperature => Parameters[AlignPlan.TemperatureName];

    /// <summary>Loads a checkpoint in Hugging Face's layout, in any container and precision.</summary>
    /// <param name="folder">A folder with <c>config.json</c> and the weights.</param>
    /// <param name="device">Where to train: <c>cpu</c>, or <c>cuda</c> where the application references that libtorch package.</param>
    /// <exception cref="ConfigurationException">The configuration is missing or describes no ALIGN model.</exception>
    /// <exception cref="CheckpointException">The weights are missing, damaged or of another architecture.</exception>
    /// <exception cref="NativeLibraryException">libtorch cannot be loaded.</exception>
    public static AlignTowers Load(string folder, string device = "cpu")
    {
        ArgumentNullException.ThrowIfNull(folder);
        using var store = TensorStore.Open(folder);
        return Load(AlignPlan.Create(AlignConfig.Load(folder)), store, device);
    }

    /// <summary>Takes the weights of an open checkpoint, which may be closed afterwards.</summary>
    /// <param name="plan">The architecture.</param>
    /// <param name="store">The checkpoint.</param>
    /// <param name="device">Where to train.</param>
    /// <exception cref="CheckpointException">The weights are of another architecture.</exception>
    public static AlignTowers Load(AlignPlan plan, TensorStore store, string device = "cpu")
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(store);
        TorchNative.EnsureLoaded();
        return new AlignTowers(plan, ParameterSet.Load(plan, store, torch.device(device)));
    }

    /// <summary>Draws fresh weights.</summary>
    /// <param name="config">The architecture.</param>
    /// <param name="seed">Equal seeds draw equal weights.</param>
    /// <param name="device">Where to train.</param>
    /// <param name="weights">How they are drawn.</param>
    public static AlignTowers Create(
        AlignConfig config, long seed, string device = "cpu", FreshWeights weights = FreshWeights.Original)
    {
        TorchNative.EnsureLoaded();
        var plan = AlignPlan.Create(config);
        return new AlignTowers(plan, ParameterSet.Create(plan, seed, torch.device(device), weights));
    }

    /// <summary>Image features, not normalised, with their graph where one is wanted.</summary>
    /// <param name="pixelValues">[n, channels, height, width], float32.</param>
    /// <param name="pass">How to run; its recomputation does not apply.</param>
    /// <returns>[n, size] in float32; the caller's dispose scope owns it.</returns>
    public Tensor GetImageFeatures(Tensor pixelValues, ForwardPass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        using var run = new TowerRun(pass with { Recomputes = false });
        return GetImageFeatures(pixelValues, run);
    }

    /// <summary>Text features, not normalised, with their graph where one is wanted.</summary>
    /// <param name="inputIds">[n, length], int64.</param>
    /// <param name="attentionMask">1 for tokens and 0 for padding, [n, length], int64.</param>
    /// <param name="tokenTypeIds">[n, length], int64.</param>
    /// <param name="pass">How to run; its recomputation does not apply.</param>
    /// <returns>[n, size] in float32; the caller's dispose scope owns it.</returns>
    public Tensor GetTextFeatures(Tensor inputIds, Tensor attentionMask, Tensor tokenTypeIds, ForwardPass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        using var run = new TowerRun(pass with { Recomputes = false });
        return GetTextFeatures(inputIds, attentionMask, tokenTypeIds, run);
    }

    /// <summary>Freezes the image tower with its running statistics, as LiT does (arXiv 2111.07991).</summary>
    /// <returns>How many tensors no longer train.</returns>
    public int FreezeVision() => Parameters.Freeze("vision_*");

    /// <summary>Freezes the text tower with its projection.</summary>
    /// <returns>How many tensors no longer train.</returns>
    public int FreezeText() => Parameters.Freeze("text_*");

    /// <summary>
    /// Writes <c>model.safetensors</c> and <c>config.json</c>, which transformers and <see cref="AlignModel"/> load. Each
    /// file appears whole or not at all.
    /// </summary>
    /// <param name="folder">The folder to write to; made where it is missing.</param>
    /// <param name="type">Float32, Float16 or BFloat16.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public void Save(string folder, TensorType type = TensorType.Float32, CancellationToken cancellationToken = default)
    {
        CheckpointWriter.Write(
            folder,
            Parameters.ToTensorData().Select(tensor => tensor.ToPrecision(type)),
            cancellationToken: cancellationToken);
        AlignConfigWriter.Save(Plan.Config, type, folder);
    }

    /// <inheritdoc/>
    public void Dispose() => Parameters.Dispose();

    internal Tensor GetImageFeatures(Tensor pixelValues, TowerRun run) => _vision.Forward(pixelValues, run);

    internal Tensor GetTextFeatures(Tensor inputIds, Tensor attentionMask, Tensor tokenTypeIds, TowerRun run) =>
        _text.Forward(inputIds, attentionMask, tokenTypeIds, run);

    internal bool TrainsVision => Parameters.Trained.Any(static parameter => IsVision(parameter.Name));

    internal bool TrainsText => Parameters.Trained.Any(static parameter => IsText(parameter.Name));

    private static bool IsVision(string name) => name.StartsWith("vision_", StringComparison.Ordinal);

    private static bool IsText(string name) => name.StartsWith("text_", StringComparison.Ordinal);
}
