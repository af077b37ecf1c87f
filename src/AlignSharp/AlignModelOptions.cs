using AlignSharp.Quantization;

namespace AlignSharp;

/// <summary>How a model runs. Immutable.</summary>
public sealed record AlignModelOptions
{
    /// <summary>The options that apply when none are given.</summary>
    public static AlignModelOptions Default { get; } = new();

    /// <summary>
    /// Threads that compute; null takes every core the process may use (a container's CPU limit counts). At least 1.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Where the towers run: <c>cpu</c>, or another execution provider that the installed ONNX Runtime has
    /// (<c>cuda</c>, <c>tensorrt</c>, <c>rocm</c>, <c>migraphx</c>, <c>directml</c>, <c>coreml</c>, <c>openvino</c>,
    /// <c>dnnl</c>), with a device number after a colon where there are several: <c>cuda:1</c>.
    /// </summary>
    public string Device { get; init; } = "cpu";

    /// <summary>
    /// The numbers to compute in; null takes 8-bit integers where the model has such weights, float32 otherwise. The
    /// weights of an 8-bit model also run in float32, as they are rounded.
    /// </summary>
    public ModelPrecision? Precision { get; init; }

    /// <summary>
    /// Where optimised graphs are kept between runs; null takes <c>ALIGNSHARP_CACHE</c>, else <c>alignsharp</c> in the
    /// user's cache folder. The cache may be deleted at any time.
    /// </summary>
    public string? CacheFolder { get; init; }

    /// <summary>Whether optimised graphs are kept between runs. Without it every load optimises them anew.</summary>
    public bool UseCache { get; init; } = true;
}
