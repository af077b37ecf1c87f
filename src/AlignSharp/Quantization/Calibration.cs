using AlignSharp.Imaging;
using AlignSharp.Inference;

namespace AlignSharp.Quantization;

/// <summary>
/// What a float32 model makes of sample pictures: the ranges at its convolutions, and the features of pictures held out
/// from those, every fourth. Not thread-safe.
/// </summary>
internal sealed class Calibration(AlignModel model)
{
    private const int Batch = 4;
    private const int HeldOutEvery = 4;
    private const int MaximumHeldOut = 64;

    private readonly List<FloatTensor> _heldOut = [];
    private int _seen;

    public RangeRecorder Ranges { get; } = new([.. QuantizedCheckpoint.Pointwise(model.Plan.Vision)]);

    /// <summary>Pictures that the ranges were taken from.</summary>
    public int Pictures { get; private set; }

    /// <summary>The held-out pictures as pixel values, one each.</summary>
    public IReadOnlyList<FloatTensor> HeldOut => _heldOut;

    public async Task RunAsync(
        IAsyncEnumerable<RgbImage> pictures, int maximum, IProgress<QuantizationProgress>? progress, CancellationToken cancellationToken)
    {
        var waiting = new List<FloatTensor>(Batch);
        await foreach (var picture in pictures.Take(maximum).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Add(model.Processor.Images.Process([picture]), waiting);
            if (waiting.Count == Batch)
            {
                Record(waiting, cancellationToken);
            }

            progress?.Report(new QuantizationProgress("Calibrating", _seen, maximum));
        }

        Record(waiting, cancellationToken);
        if (_heldOut.Count == 0)
        {
            throw new AlignException($"{_seen} pictures were given to calibrate with; expected at least {HeldOutEvery}.");
        }
    }

    private void Add(FloatTensor pixels, List<FloatTensor> waiting)
    {
        var isHeldOut = ++_seen % HeldOutEvery == 0 && _heldOut.Count < MaximumHeldOut;
        (isHeldOut ? _heldOut : waiting).Add(pixels);
    }

    private void Record(List<FloatTensor> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        Ranges.Record(model, FloatTensor.Concatenate(waiting), cancellationToken);
        Pictures += waiting.Count;
        waiting.Clear();
    }
}
