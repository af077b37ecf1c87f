using System.Collections.Immutable;
using AlignSharp.Configuration;

namespace AlignSharp.Architecture;

/// <summary>The text tower, worked out once from its configuration. Immutable.</summary>
public sealed record BertPlan
{
    private const string Embeddings = "text_model.embeddings";

    private BertPlan(BertConfig config, int projectionSize)
    {
        Config = config;
        Layers = [.. Enumerable.Range(0, config.NumHiddenLayers).Select(index =>
            new BertLayerPlan($"text_model.encoder.layer.{index}", config.HiddenSize, config.IntermediateSize))];
        Projection = new LinearPlan("text_projection", config.HiddenSize, projectionSize);
    }

    /// <summary>The configuration it was worked out from.</summary>
    public BertConfig Config { get; }

    /// <summary>The word embedding: [vocabulary, hidden].</summary>
    public ParameterPlan WordEmbeddings => Table("word_embeddings", Config.VocabSize);

    /// <summary>The position embedding: [positions, hidden].</summary>
    public ParameterPlan PositionEmbeddings => Table("position_embeddings", Config.MaxPositionEmbeddings);

    /// <summary>The token type embedding: [types, hidden].</summary>
    public ParameterPlan TokenTypeEmbeddings => Table("token_type_embeddings", Config.TypeVocabSize);

    /// <summary>The normalisation of the summed embeddings.</summary>
    public LayerNormPlan EmbeddingNorm => new($"{Embeddings}.LayerNorm", Config.HiddenSize);

    /// <summary>The layers in order.</summary>
    public ImmutableArray<BertLayerPlan> Layers { get; }

    /// <summary>BERT's pooler: in every checkpoint, and not used for the embedding.</summary>
    public LinearPlan Pooler => new("text_model.pooler.dense", Config.HiddenSize, Config.HiddenSize);

    /// <summary>From the last hidden state of [CLS] into the common space.</summary>
    public LinearPlan Projection { get; }

    /// <summary>Every tensor of the tower with its projection, in the model's order.</summary>
    public IEnumerable<ParameterPlan> Parameters =>
    [
        WordEmbeddings, PositionEmbeddings, TokenTypeEmbeddings, .. EmbeddingNorm.Parameters,
        .. Layers.SelectMany(layer => layer.Parameters),
        .. Pooler.Parameters, .. Projection.Parameters,
    ];

    /// <summary>Works the tower out.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="projectionSize">Width of the common space.</param>
    public static BertPlan Create(BertConfig config, int projectionSize)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new BertPlan(config, projectionSize);
    }

    /// <summary>Multiply-adds of one text.</summary>
    /// <param name="tokens">Its length in tokens.</param>
    public long MultiplyAdds(int tokens)
    {
        var (hidden, wide) = ((long)Config.HiddenSize, (long)Config.IntermediateSize);
        var layer = tokens * ((4 * hidden * hidden) + (2 * hidden * wide)) + (2L * tokens * tokens * hidden);
        return (Layers.Length * layer) + (hidden * Projection.To);
    }

    private ParameterPlan Table(string name, int rows) =>
        new($"{Embeddings}.{name}.weight", [rows, Config.HiddenSize], ParameterKind.Embedding);
}
