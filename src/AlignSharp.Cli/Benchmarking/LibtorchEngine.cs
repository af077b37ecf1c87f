using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Text;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>
/// libtorch, operator by operator, as transformers runs it: maps with their channels first, texts padded to 64 tokens.
/// The same kernels as PyTorch's without its compiler.
/// </summary>
internal sealed class LibtorchEngine : IBenchEngine
{
    private const int PaddedLength = 64;
    private const int FilterRank = 4;
    private readonly AlignTowers _towers;

    public LibtorchEngine(AlignPlan plan, TensorStore store, int? threads)
    {
        _towers = AlignTowers.Load(plan, store);
        set_num_threads(threads ?? Environment.ProcessorCount);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (var parameter in _towers.Parameters.All.Where(static parameter => parameter.Tensor.dim() == FilterRank))
        {
            parameter.Tensor.set_(empty(parameter.Tensor.shape).copy_(parameter.Tensor));
        }
    }

    public string Name => "libtorch";

    public string Precision => "float32";

    public void RunImages(FloatTensor pixels)
    {
        using var scope = NewDisposeScope();
        using var _ = inference_mode();
        var input = tensor(pixels.Values.ToArray(), [.. pixels.Shape.Select(static size => (long)size)]);
        _towers.GetImageFeatures(input, ForwardPass.Evaluation);
    }

    public void RunTexts(TokenBatch tokens)
    {
        using var scope = NewDisposeScope();
        using var _ = inference_mode();
        _towers.GetTextFeatures(Pad(tokens.InputIds, tokens), Pad(tokens.AttentionMask, tokens), Pad(tokens.TokenTypeIds, tokens), ForwardPass.Evaluation);
    }

    public void Dispose() => _towers.Dispose();

    private static Tensor Pad(long[] values, TokenBatch tokens)
    {
        var length = Math.Max(PaddedLength, tokens.Length);
        var padded = new long[tokens.Count * length];
        for (var row = 0; row < tokens.Count; row++)
        {
            values.AsSpan(row * tokens.Length, tokens.Length).CopyTo(padded.AsSpan(row * length));
        }

        return tensor(padded, [tokens.Count, length]);
    }
}
