using AlignSharp.Architecture;

namespace AlignSharp.Configuration;

/// <summary>
/// The text tower's part of <c>config.json</c> (<c>text_config</c>). Fields that a file leaves out take the values of
/// transformers' <c>AlignTextConfig</c>, which are BERT-base's.
/// </summary>
public sealed record BertConfig
{
    /// <summary>Rows of the word embedding.</summary>
    public int VocabSize { get; init; } = 30522;

    /// <summary>Width of a token's vector.</summary>
    public int HiddenSize { get; init; } = 768;

    /// <summary>Number of layers.</summary>
    public int NumHiddenLayers { get; init; } = 12;

    /// <summary>Attention heads in a layer; divides <see cref="HiddenSize"/>.</summary>
    public int NumAttentionHeads { get; init; } = 12;

    /// <summary>Width inside the feed-forward part.</summary>
    public int IntermediateSize { get; init; } = 3072;

    /// <summary>The activation of the feed-forward part.</summary>
    public Activation HiddenAct { get; init; } = Activation.Gelu;

    /// <summary>Dropout after embeddings, attention and feed-forward, in training only.</summary>
    public double HiddenDropoutProb { get; init; } = 0.1;

    /// <summary>Dropout on attention probabilities, in training only.</summary>
    public double AttentionProbsDropoutProb { get; init; } = 0.1;

    /// <summary>The longest text in tokens.</summary>
    public int MaxPositionEmbeddings { get; init; } = 512;

    /// <summary>Rows of the token type embedding.</summary>
    public int TypeVocabSize { get; init; } = 2;

    /// <summary>Standard deviation of freshly initialised weights.</summary>
    public double InitializerRange { get; init; } = 0.02;

    /// <summary>Added to the variance in layer normalisation.</summary>
    public double LayerNormEps { get; init; } = 1e-12;

    /// <summary>The id of the padding token.</summary>
    public int PadTokenId { get; init; }

    internal static BertConfig Read(JsonSection json)
    {
        var defaults = new BertConfig();
        var config = new BertConfig
        {
            VocabSize = json.Int32("vocab_size", defaults.VocabSize, 1, 10_000_000),
            HiddenSize = json.Int32("hidden_size", defaults.HiddenSize, 1, 65536),
            NumHiddenLayers = json.Int32("num_hidden_layers", defaults.NumHiddenLayers, 0, 1000),
            NumAttentionHeads = json.Int32("num_attention_heads", defaults.NumAttentionHeads, 1, 4096),
            IntermediateSize = json.Int32("intermediate_size", defaults.IntermediateSize, 1, 1_000_000),
            HiddenAct = json.Activation("hidden_act", defaults.HiddenAct),
            HiddenDropoutProb = json.Double("hidden_dropout_prob", defaults.HiddenDropoutProb, 0, 1),
            AttentionProbsDropoutProb = json.Double("attention_probs_dropout_prob", defaults.AttentionProbsDropoutProb, 0, 1),
            MaxPositionEmbeddings = json.Int32("max_position_embeddings", defaults.MaxPositionEmbeddings, 2, 1_000_000),
            TypeVocabSize = json.Int32("type_vocab_size", defaults.TypeVocabSize, 1, 1024),
            InitializerRange = json.Double("initializer_range", defaults.InitializerRange, 0, 10),
            LayerNormEps = json.Double("layer_norm_eps", defaults.LayerNormEps, 0, 1),
            PadTokenId = json.Int32("pad_token_id", defaults.PadTokenId, 0),
        };
        if (config.HiddenSize % config.NumAttentionHeads != 0)
        {
            throw json.Error("num_attention_heads", $"{config.NumAttentionHeads}", $"a divisor of hidden_size {config.HiddenSize}");
        }

        var positions = json.String("position_embedding_type", "absolute");
        return positions == "absolute"
            ? config
            : throw json.Error("position_embedding_type", $"\"{positions}\"", "\"absolute\", the only kind ALIGN has");
    }
}
