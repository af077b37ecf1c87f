using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>
/// Gradient checkpointing: a part of a tower is computed without keeping its inner maps, and computed again when its
/// gradient is wanted. Batch statistics are gathered the first time only, and chance repeats because parts seed their own.
/// </summary>
internal static class Recomputation
{
    public static Tensor Run(Func<Tensor, ForwardPass, Tensor> part, Tensor input, ForwardPass pass) =>
        pass.Recomputes && input.requires_grad && is_grad_enabled()
            ? Checkpoint.apply(new RecomputedPart(part, pass), input)
            : part(input, pass);

    private sealed record RecomputedPart(Func<Tensor, ForwardPass, Tensor> Part, ForwardPass Pass);

    private sealed class Checkpoint : autograd.SingleTensorFunction<Checkpoint>
    {
        private const string Recomputed = "recomputed";

        public override string Name => nameof(Checkpoint);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (recomputed, input) = ((RecomputedPart)vars[0], (Tensor)vars[1]);
            ctx.save_data(Recomputed, recomputed);
            ctx.save_for_backward([input]);
            return recomputed.Part(input, recomputed.Pass);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            using var scope = NewDisposeScope();
            using var gradients = set_grad_enabled(true);
            var recomputed = (RecomputedPart)ctx.get_data(Recomputed);
            var input = ctx.get_saved_variables()[0].detach().requires_grad_();
            var output = recomputed.Part(input, recomputed.Pass with { Statistics = null });
            autograd.backward([output], [grad_output]);
            return [null!, input.grad!.MoveToOuterDisposeScope()];
        }
    }
}
