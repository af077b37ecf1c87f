using System.Globalization;
using System.Runtime.InteropServices;
using AlignSharp.Checkpoints;

namespace AlignSharp.Quantization;

/// <summary>
/// How a checkpoint holds an 8-bit weight: <c>NAME</c> as int8, <c>NAME_scale</c> with a float32 for each output channel,
/// and, where its input and output are 8-bit too, <c>NAME_input</c> and <c>NAME_output</c> with the least and the greatest
/// value that calibration found.
/// </summary>
internal static class QuantizedTensor
{
    private const string ScaleSuffix = "_scale";
    private const string InputSuffix = "_input";
    private const string OutputSuffix = "_output";
    private static readonly string[] Suffixes = [ScaleSuffix, InputSuffix, OutputSuffix];

    /// <summary>Whether a checkpoint has any 8-bit weight.</summary>
    public static bool IsIn(TensorStore store) => store.Tensors.Keys.Any(name => Is(store, name));

    public static bool Is(TensorStore store, string name) =>
        store[name].Type == TensorType.Int8 && store.Tensors.ContainsKey(name + ScaleSuffix);

    /// <summary>Whether a tensor belongs to the 8-bit weight of the name before its suffix.</summary>
    public static bool IsCompanion(TensorStore store, string name) =>
        Suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal)
            && store.Tensors.TryGetValue(name[..^suffix.Length], out var weight) && weight.Type == TensorType.Int8);

    /// <summary>The names of the tensors that stand for an 8-bit weight, its own first.</summary>
    public static IEnumerable<string> Names(TensorStore store, string name) =>
        Suffixes.Select(suffix => name + suffix).Where(store.Tensors.ContainsKey).Prepend(name);

    /// <summary>Checks what stands beside a weight, where it is 8-bit.</summary>
    /// <exception cref="CheckpointException">Scales or ranges are missing, misshapen, or none that a weight can have.</exception>
    public static void Check(TensorStore store, string name)
    {
        if (Is(store, name))
        {
            Scales(store, name);
            Ranges(store, name);
        }
    }

    public static sbyte[] Values(TensorStore store, string name)
    {
        var values = new sbyte[store[name].ElementCount];
        store.Read(name, 0, MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public static float[] Scales(TensorStore store, string name)
    {
        if (store[name].Shape is not [var channels, ..])
        {
            throw new CheckpointException($"{store.Path}: tensor '{name}' is a single 8-bit number; expected a weight with a scale for each channel.");
        }

        var scales = Companion(store, name + ScaleSuffix, channels);
        var wrong = Array.FindIndex(scales, static scale => !float.IsFinite(scale) || scale < 0);
        return wrong < 0
            ? scales
            : throw new CheckpointException(string.Create(
                CultureInfo.InvariantCulture, $"{store.Path}: tensor '{name + ScaleSuffix}' holds {scales[wrong]} at {wrong}; expected finite scales that are not negative."));
    }

    /// <summary>What calibration found of the input and the output; null where only the weight is 8-bit.</summary>
    public static (ActivationRange Input, ActivationRange Output)? Ranges(TensorStore store, string name) =>
        store.Tensors.ContainsKey(name + InputSuffix) ? (Range(store, name + InputSuffix), Range(store, name + OutputSuffix)) : null;

    /// <summary>The weight as float32.</summary>
    public static float[] Dequantize(TensorStore store, string name)
    {
        var (values, scales) = (Values(store, name), Scales(store, name));
        var size = values.Length / Math.Max(1, scales.Length);
        var weight = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            weight[i] = values[i] * scales[i / size];
        }

        return weight;
    }

    /// <summary>The tensors that stand for a weight.</summary>
    public static IEnumerable<TensorData> Create(
        TensorStore store, string name, (ActivationRange Input, ActivationRange Output)? ranges)
    {
        var shape = store[name].Shape;
        var (values, scales) = ChannelQuantizer.Quantize(store.ReadSingles(name), (int)shape[0]);
        yield return TensorData.From(name, values, shape.AsSpan());
        yield return TensorData.From(name + ScaleSuffix, scales, scales.Length);
        if (ranges is var (input, output))
        {
            yield return TensorData.From(name + InputSuffix, [input.Minimum, input.Maximum], 2);
            yield return TensorData.From(name + OutputSuffix, [output.Minimum, output.Maximum], 2);
        }
    }

    private static ActivationRange Range(TensorStore store, string name)
    {
        var values = Companion(store, name, 2);
        return float.IsFinite(values[0]) && float.IsFinite(values[1]) && values[0] <= values[1]
            ? new ActivationRange(values[0], values[1])
            : throw new CheckpointException($"{store.Path}: tensor '{name}' is [{values[0]}, {values[1]}]; expected a least and a greatest value.");
    }

    // Not 8-bit itself, which would need a companion in turn.
    private static float[] Companion(TensorStore store, string name, long count)
    {
        store.Require(name, count);
        return store[name].Type.IsFloatingPoint
            ? store.ReadSingles(name)
            : throw new CheckpointException($"{store.Path}: tensor '{name}' holds {store[name].Type} elements; expected floating-point elements.");
    }
}
