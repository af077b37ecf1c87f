using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Inference;

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
        var sessions = new SessionFactory(options, store);
        _images = new ImageTower(plan.Vision, store, sessions);
        _texts = new TextTower(plan.Text, store, sessions);
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

    /// <summary>What turns pictures and texts into the model's input, read when it is first asked for.</summary>
    /// <exception cref="ConfigurationException">The processor's files are missing or cannot be used.</exception>
    public AlignProcessor Processor => _processor.Value;

    /// <summary>Loads a checkpoint in Hugging Face's layout.</summary>
    /// <param name="folder">
    /// A folder with <c>config.json</c>, the weights (<c>model.safetensors</c> or <c>pytorch_model.bin</c>, whole or in
    /// shards), and the processor's files.
    /// </param>
    /// <param name="options">How the model runs; null takes the defaults.</param>
    /// <exception cref="ConfigurationException">The configuration is missing or describes no ALIGN model.</exception>
    /// <exception cref="CheckpointException">The weights are missing, damaged or of another architecture.</exception>
    /// <exception cref="AlignException">The installed ONNX Runtime does not have the device.</exception>
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

    /// <summary>Frees the engine's memory and the mapped checkpoint, after what is under way has finished.</summary>
    public void Dispose()
    {
        _images.Dispose();
        _texts.Dispose();
        _store.Dispose();
    }
}
