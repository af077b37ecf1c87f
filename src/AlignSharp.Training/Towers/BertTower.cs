using AlignSharp.Architecture;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AlignSharp.Training.Towers;

/// <summary>The text tower: walks the same plan as the graph writer. Hidden states and norms are float32.</summary>
internal sealed class BertTower(BertPlan plan, ParameterSet parameters)
{
    // What the graph adds to the scores of padding: exp() of it is 0.
    private const double Masked = -10000;

    /// <summary>Token ids, mask and types [n, length] (int64) to features [n, size] in float32, not normalised.</summary>
    public Tensor Forward(Tensor inputIds, Tensor attentionMask, Tensor tokenTypeIds, TowerRun run)
    {
        using var scope = NewDisposeScope();
        var hidden = run.Run((ids, pass) => Embed(ids, tokenTypeIds, pass), inputIds);
        foreach (var layer in plan.Layers)
        {
            hidden = run.Run((input, pass) => Layer(layer, input, attentionMask, pass), hidden);
        }

        return run.Run(Project, hidden).MoveToOuterDisposeScope();
    }

    private Tensor Embed(Tensor inputIds, Tensor tokenTypeIds, ForwardPass pass)
    {
        using var scope = NewDisposeScope();
        pass.SeedChance("embeddings");
        var positions = parameters[plan.PositionEmbeddings.Name].narrow(0, 0, inputIds.shape[1]);
        var embedded = Rows(plan.WordEmbeddings, inputIds) + Rows(plan.TokenTypeEmbeddings, tokenTypeIds) + positions;
        return Drop(Normalize(plan.EmbeddingNorm, embedded), pass).MoveToOuterDisposeScope();
    }

    // Features are few: their product stays in float32.
    private Tensor Project(Tensor hidden, ForwardPass pass)
    {
        using var scope = NewDisposeScope();
        return Multiply(plan.Projection, hidden.select(1, 0), ForwardPass.Evaluation).MoveToOuterDisposeScope();
    }

    private Tensor Layer(BertLayerPlan layer, Tensor input, Tensor attentionMask, ForwardPass pass)
    {
        using var scope = NewDisposeScope();
        pass.SeedChance(layer.Name);

        // The embedding is made of [CLS] alone: in the last layer no other token needs more than its key and value.
        var queried = layer == plan.Layers[^1] ? input.narrow(1, 0, 1) : input;
        var context = Attend(layer, queried, input, attentionMask, pass);
        var attended = AddAndNormalize(layer.AttentionOutput, context, queried, layer.AttentionNorm, pass);
        var wide = Multiply(layer.Intermediate, attended, pass).Activate(plan.Config.HiddenAct);
        return AddAndNormalize(layer.Output, wide, attended, layer.OutputNorm, pass).MoveToOuterDisposeScope();
    }

    private Tensor Attend(BertLayerPlan layer, Tensor queried, Tensor input, Tensor attentionMask, ForwardPass pass)
    {
        var mask = pass.Cast((1 - attentionMask.to(ScalarType.Float32)) * Masked).unsqueeze(1).unsqueeze(1);
        var context = functional.scaled_dot_product_attention(
            Heads(layer.Query, queried, pass),
            Heads(layer.Key, input, pass),
            Heads(layer.Value, input, pass),
            mask.expand(-1, -1, queried.shape[1], -1),
            pass.IsTraining ? plan.Config.AttentionProbsDropoutProb : 0);
        return context.transpose(1, 2).flatten(2);
    }

    private Tensor Heads(LinearPlan linear, Tensor input, ForwardPass pass)
    {
        var heads = plan.Config.NumAttentionHeads;
        return Multiply(linear, input, pass)
            .view(input.shape[0], input.shape[1], heads, linear.To / heads)
            .transpose(1, 2);
    }

    private Tensor AddAndNormalize(LinearPlan linear, Tensor input, Tensor residual, LayerNormPlan norm, ForwardPass pass)
    {
        var product = Multiply(linear, input, pass).to(ScalarType.Float32);
        return Normalize(norm, Drop(product, pass) + residual);
    }

    private Tensor Multiply(LinearPlan linear, Tensor input, ForwardPass pass) => functional.linear(
        pass.Cast(input), pass.Cast(parameters[linear.WeightName]), pass.Cast(parameters[linear.BiasName]));

    private Tensor Normalize(LayerNormPlan norm, Tensor input) => functional.layer_norm(
        input, [norm.Size], parameters[norm.WeightName], parameters[norm.BiasName], plan.Config.LayerNormEps);

    private Tensor Drop(Tensor input, ForwardPass pass) =>
        pass.IsTraining ? functional.dropout(input, plan.Config.HiddenDropoutProb) : input;

    private Tensor Rows(ParameterPlan table, Tensor ids) =>
        parameters[table.Name].index_select(0, ids.flatten()).view(ids.shape[0], ids.shape[1], -1);
}
