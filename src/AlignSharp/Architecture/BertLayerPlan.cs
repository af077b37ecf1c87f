namespace AlignSharp.Architecture;

/// <summary>One layer of the text tower: self-attention and feed-forward, each with a residual and layer normalisation after it.</summary>
/// <param name="Name">The prefix of its tensors in the checkpoint.</param>
/// <param name="HiddenSize">Width of a token's vector.</param>
/// <param name="IntermediateSize">Width inside the feed-forward part.</param>
public sealed record BertLayerPlan(string Name, int HiddenSize, int IntermediateSize)
{
    /// <summary>The query projection.</summary>
    public LinearPlan Query => new($"{Name}.attention.self.query", HiddenSize, HiddenSize);

    /// <summary>The key projection.</summary>
    public LinearPlan Key => new($"{Name}.attention.self.key", HiddenSize, HiddenSize);

    /// <summary>The value projection.</summary>
    public LinearPlan Value => new($"{Name}.attention.self.value", HiddenSize, HiddenSize);

    /// <summary>The projection after attention.</summary>
    public LinearPlan AttentionOutput => new($"{Name}.attention.output.dense", HiddenSize, HiddenSize);

    /// <summary>The normalisation after attention.</summary>
    public LayerNormPlan AttentionNorm => new($"{Name}.attention.output.LayerNorm", HiddenSize);

    /// <summary>The widening projection, before the activation.</summary>
    public LinearPlan Intermediate => new($"{Name}.intermediate.dense", HiddenSize, IntermediateSize);

    /// <summary>The narrowing projection.</summary>
    public LinearPlan Output => new($"{Name}.output.dense", IntermediateSize, HiddenSize);

    /// <summary>The normalisation after the feed-forward part.</summary>
    public LayerNormPlan OutputNorm => new($"{Name}.output.LayerNorm", HiddenSize);

    internal IEnumerable<ParameterPlan> Parameters =>
    [
        .. Query.Parameters, .. Key.Parameters, .. Value.Parameters,
        .. AttentionOutput.Parameters, .. AttentionNorm.Parameters,
        .. Intermediate.Parameters, .. Output.Parameters, .. OutputNorm.Parameters,
    ];
}
