using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Inference.Parallelism;
using AlignSharp.Onnx;
using AlignSharp.Quantization;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Inference;

/// <summary>The image tower: pixel values in, features out, cut into batches that stay in the processor's cache.</summary>
internal sealed class ImageTower(EfficientNetPlan plan, TensorStore store, ModelPrecision precision, SessionFactory factory) : IDisposable
{
    // Half of a common last-level cache share: beyond it the widest map of a batch goes through memory at every step.
    private const long WorkingSetBytes = 16 << 20;
    private const int MaximumBatch = 32;
    private readonly TowerSessions _sessions = new(
        $"vision {precision}", factory, outputs => VisionGraph.Write(plan, store, outputs, precision));

    private readonly ParallelChoice _parallel = factory.ChooseParallelism($"vision {precision}");

    /// <summary>Features [n, size] of pixel values [n, channels, height, width].</summary>
    public FloatTensor GetFeatures(FloatTensor pixelValues, CancellationToken cancellationToken)
    {
        Check(pixelValues);
        var batch = BatchSize(Math.Max(pixelValues.Shape[2], pixelValues.Shape[3]));
        var parallel = _parallel.For(
            pixelValues.Count,
            batch,
            way => Compute(pixelValues, ParallelChoice.MeasuredFrom, way, cancellationToken),
            chosen => _sessions.Close(key => key.Outputs == TowerOutputs.Embedding && key.Threads != chosen.Threads));
        return Compute(pixelValues, pixelValues.Count, parallel, cancellationToken);
    }

    /// <summary>Features and what was asked for beside them, in one batch.</summary>
    public (FloatTensor Features, TowerOutput Output) GetOutput(
        FloatTensor pixelValues, TowerOutputs outputs, CancellationToken cancellationToken)
    {
        Check(pixelValues);
        outputs &= ~TowerOutputs.Attentions;
        string[] states = outputs.HasFlag(TowerOutputs.HiddenStates)
            ? [.. Enumerable.Range(0, plan.Blocks.Length + 1).Select(VisionGraph.HiddenState)] : [];
        string[] last = outputs.HasFlag(TowerOutputs.LastHiddenState) ? [VisionGraph.LastHiddenState] : [];
        var results = Run(pixelValues, outputs, [VisionGraph.Features, .. states, .. last], cancellationToken);
        return (results[0], new TowerOutput
        {
            HiddenStates = [.. results.AsSpan(1, states.Length)],
            LastHiddenState = last.Length > 0 ? results[^1] : null,
            PoolerOutput = last.Length > 0 ? results[0] : null,
        });
    }

    /// <summary>The extremes at each pointwise convolution, [pictures] each, in the order of <paramref name="names"/>.</summary>
    public FloatTensor[] GetRanges(FloatTensor pixelValues, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        Check(pixelValues);
        return Run(pixelValues, TowerOutputs.Ranges, [.. names], cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _sessions.Dispose();

    private int BatchSize(int side) =>
        (int)Math.Clamp(WorkingSetBytes / (sizeof(float) * plan.LargestMap(side)), 1, MaximumBatch);

    private FloatTensor Compute(FloatTensor pixels, int total, ParallelPlan parallel, CancellationToken cancellationToken)
    {
        var features = new FloatTensor(total, plan.FeatureSize);
        ParallelBatches.Run(
            total,
            parallel,
            (start, count, session) =>
            {
                using var input = Input(pixels, start, count);
                var result = _sessions.Run(
                    new SessionKey(TowerOutputs.Embedding, parallel.Threads, session), Inputs(input), [VisionGraph.Features], cancellationToken);
                result[0].Values.CopyTo(features.Values[(start * plan.FeatureSize)..]);
            },
            cancellationToken);
        return features;
    }

    private FloatTensor[] Run(FloatTensor pixels, TowerOutputs outputs, string[] names, CancellationToken cancellationToken)
    {
        using var input = Input(pixels, 0, pixels.Count);
        return _sessions.Run(new SessionKey(outputs), Inputs(input), names, cancellationToken);
    }

    private static OrtValue Input(FloatTensor pixels, int start, int count) => OrtValue.CreateTensorValueFromMemory(
        OrtMemoryInfo.DefaultInstance,
        pixels.AsMemory().Slice(start * pixels.ItemLength, count * pixels.ItemLength),
        [count, pixels.Shape[1], pixels.Shape[2], pixels.Shape[3]]);

    private static Dictionary<string, OrtValue> Inputs(OrtValue pixels) => new() { [VisionGraph.PixelValues] = pixels };

    private void Check(FloatTensor pixelValues)
    {
        ArgumentNullException.ThrowIfNull(pixelValues);
        var shape = pixelValues.Shape;
        if (shape.Length != 4 || shape[1] != plan.Config.NumChannels || plan.OutputSide(Math.Min(shape[2], shape[3])) < 1)
        {
            throw new ArgumentException(
                $"Pixel values have the shape [{string.Join(", ", shape)}]; expected [n, {plan.Config.NumChannels}, height, width] "
                + "with sides that the tower's strides leave at least one pixel of.",
                nameof(pixelValues));
        }
    }
}
