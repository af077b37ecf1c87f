using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Quantization;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>The model whose engines are compared: a folder's, or one of an architecture with random weights.</summary>
internal sealed class BenchModel : IDisposable
{
    private const int AlignBaseSide = 289;
    private readonly TensorStore _store;
    private readonly string _folder;
    private readonly Lazy<TensorStore> _int8;

    private BenchModel(AlignConfig config, TensorStore store, string folder, int side)
    {
        (Plan, Side) = (AlignPlan.Create(config), side);
        (_store, _folder) = (store, folder);
        _int8 = new Lazy<TensorStore>(Quantize);
    }

    public AlignPlan Plan { get; }

    /// <summary>Side of its pictures in pixels.</summary>
    public int Side { get; }

    public static BenchModel Load(string folder) =>
        new(AlignConfig.Load(folder), TensorStore.Open(folder), folder, AlignProcessor.Load(folder).Images.Height);

    /// <summary>As large as align-base: EfficientNet-B7 at 289 pixels and BERT-base.</summary>
    public static BenchModel CreateB7()
    {
        var config = new AlignConfig();
        return new(config, RandomCheckpoint.Create(AlignPlan.Create(config)), string.Empty, AlignBaseSide);
    }

    public IBenchEngine Float32(int? threads) => new AlignEngine(AlignModel.Create(
        Plan, Copy(_store), _folder, new AlignModelOptions { Precision = ModelPrecision.Float32, Threads = threads, UseCache = false }));

    /// <summary>In 8 bits: the model's own, or made for the occasion with the ranges of noise, which takes as long.</summary>
    public IBenchEngine Int8(int? threads)
    {
        var options = new AlignModelOptions { Threads = threads, UseCache = false };
        return new AlignEngine(AlignModel.Create(Plan, Copy(QuantizedTensor.IsIn(_store) ? _store : _int8.Value), _folder, options));
    }

    public IBenchEngine OnnxRuntime(int? threads) => new OnnxRuntimeEngine(Plan, _store, threads);

    public IBenchEngine Libtorch(int? threads) => new LibtorchEngine(Plan, _store, threads);

    public void Dispose()
    {
        _store.Dispose();
        if (_int8.IsValueCreated)
        {
            _int8.Value.Dispose();
        }
    }

    private static TensorStore Copy(TensorStore store) =>
        TensorStore.FromTensors(store.Tensors.Keys.Select(name => TensorData.From(store, name)));

    private TensorStore Quantize()
    {
        using var model = AlignModel.Create(Plan, Copy(_store), _folder, new AlignModelOptions { UseCache = false });
        var ranges = new RangeRecorder([.. QuantizedCheckpoint.Pointwise(Plan.Vision)]);
        ranges.Record(model, NoisePictures.Create(Plan.Config, 2, Side), CancellationToken.None);
        var checkpoint = new QuantizedCheckpoint(Plan, _store, ranges.Ranges(1), QuantizesText: true);
        return TensorStore.FromTensors(checkpoint.Tensors());
    }
}
