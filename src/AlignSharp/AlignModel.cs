using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Inference;
using AlignSharp.Quantization;

namespace AlignSharp;

/// <summary>
/// A published or trained ALIGN checkpoint, ready to run: an EfficientNet for pictures and a BERT for texts that end in
/// one embedding space (arXiv 2102.05918). Each tower is loaded when it is first used. Safe to use from several threads;
/// <see cref="Dispose"/> waits for what is under way.
/// </summary>
public sealed partial class AlignModel : IDisposable
{
    private readonly TensorStore _store;
    private readonly string _processorFolder;
    private readonly ImageTower _images;
    private readonly TextTower _texts;
    private readonly Lazy<AlignProcessor> _processor;

    private AlignModel(AlignPlan plan, TensorStore store, string processorFolder, AlignModelOptions options)
    {
        _store = store;
        _processorFolder = processorFolder;
        Plan = plan;
        Temperature = store.ReadSingles(AlignPlan.TemperatureName)[0];
        Precision = Choose(options.Precision, store);
        var sessions = new SessionFactory(options, store);
        _images = new ImageTower(plan.Vision, store, Precision, sessions);
        _texts = new TextTower(plan.Text, store, Precision, sessions);
        _processor = new Lazy<AlignProcessor>(() => AlignProcessor.Load(processorFolder));
    }

    /// <summary>What <c>config.json</c> says of the model.</summary>
    public AlignConfig Config => Plan.Config;

    /// <summary>Both towers, block by block.</summary>
    public AlignPlan Plan { get; }

    /// <summary>Width of the common embedding space (<c>projection_dim</c>).</summary>
    public int EmbeddingSize => Config.ProjectionDim;

    /// <summary>The learned temperature that divides cosines into logits.</summary>
    public float Temperature { get; }

    /// <summary>The numbers that it computes in.</summary>
    public ModelPrecision Precision { get; }

    /// <summary>What turns pictures and texts into the model's input, read when it is first asked for.</summary>
    /// <exception cref="ConfigurationException">The processor's files are missing or cannot be used.</exception>
    public AlignProcessor Processor => _processor.Value;

    /// <summary>The weights.</summary>
    internal TensorStore Store => _store;

    /// <summary>Where the processor's files are.</summary>
    internal string Folder => _processorFolder;

    /// <summary>Loads a checkpoint in Hugging Face's layout.</summary>
    /// <param name="folder">
    /// A folder with <c>config.json</c>, the weights (<c>model.safetensors</c> or <c>pytorch_model.bin</c>, whole or in
    /// shards), and the processor's files.
    /// </param>
    /// <param name="options">How the model runs; null takes the defaults.</param>
    /// <exception cref="ConfigurationException">The configuration is missing or describes no ALIGN model.</exception>
    /// <exception cref="CheckpointException">The weights are missing, damaged or of another architecture.</exception>
    /// <exception cref="AlignException">
    /// The installed ONNX Runtime does not have the device, or 8-bit integers are asked for of a model without such weights.
    /// </exception>
    public static AlignModel Load(string folder, AlignModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var plan = AlignPlan.Create(AlignConfig.Load(folder));
        var store = TensorStore.Open(folder);
        try
        {
            return Create(plan, store, folder, options);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Makes a model of tensors that are already there; the model owns the store from then on.</summary>
    internal static AlignModel Create(
        AlignPlan plan, TensorStore store, string processorFolder, AlignModelOptions? options = null)
    {
        plan.Check(store);
        return new AlignModel(plan, store, processorFolder, options ?? AlignModelOptions.Default);
    }

    /// <inheritdoc cref="ImageTower.GetRanges"/>
    internal FloatTensor[] GetRanges(FloatTensor pixelValues, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        _images.GetRanges(pixelValues, names, cancellationToken);

    /// <summary>Frees the engine's memory and the mapped checkpoint, after what is under way has finished.</summary>
    public void Dispose()
    {
        _images.Dispose();
        _texts.Dispose();
        _store.Dispose();
    }

    private static ModelPrecision Choose(ModelPrecision? wanted, TensorStore store)
    {
        var isQuantized = QuantizedTensor.IsIn(store);
        return wanted == ModelPrecision.Int8 && !isQuantized
            ? throw new AlignException($"{store.Path} has no 8-bit weights; expected a model that 'align quantize' wrote.")
            : wanted ?? (isQuantized ? ModelPrecision.Int8 : ModelPrecision.Float32);
    }
}
