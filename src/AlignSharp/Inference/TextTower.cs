using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Onnx;
using AlignSharp.Quantization;
using AlignSharp.Text;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Inference;

/// <summary>The text tower: tokens in, features out, cut into batches of bounded size.</summary>
internal sealed class TextTower(BertPlan plan, TensorStore store, ModelPrecision precision, SessionFactory factory) : IDisposable
{
    private readonly TowerSessions _sessions = new(
        $"text {precision}", factory, outputs => TextGraph.Write(plan, store, outputs, precision));

    /// <summary>Width of the features.</summary>
    public int FeatureSize => plan.Projection.To;

    /// <summary>Features [n, size] of tokens, as they are padded.</summary>
    public FloatTensor GetFeatures(TokenBatch tokens, CancellationToken cancellationToken)
    {
        Check(tokens);
        var features = new FloatTensor(tokens.Count, FeatureSize);
        var batch = TextBatches.RowsWithin(tokens.Length);
        for (var start = 0; start < tokens.Count; start += batch)
        {
            var count = Math.Min(batch, tokens.Count - start);
            var result = Run(tokens, start, count, TowerOutputs.Embedding, [TextGraph.Features], cancellationToken);
            result[0].Values.CopyTo(features.Values[(start * FeatureSize)..]);
        }

        return features;
    }

    /// <summary>Features and what was asked for beside them, in one batch.</summary>
    public (FloatTensor Features, TowerOutput Output) GetOutput(
        TokenBatch tokens, TowerOutputs outputs, CancellationToken cancellationToken)
    {
        Check(tokens);
        string[] states = outputs.HasFlag(TowerOutputs.HiddenStates)
            ? [.. Enumerable.Range(0, plan.Layers.Length + 1).Select(TextGraph.HiddenState)] : [];
        string[] attentions = outputs.HasFlag(TowerOutputs.Attentions)
            ? [.. Enumerable.Range(0, plan.Layers.Length).Select(TextGraph.Attention)] : [];
        string[] last = outputs.HasFlag(TowerOutputs.LastHiddenState)
            ? [TextGraph.LastHiddenState, TextGraph.PoolerOutput] : [];
        var results = Run(
            tokens, 0, tokens.Count, outputs, [TextGraph.Features, .. states, .. attentions, .. last], cancellationToken);
        return (results[0], new TowerOutput
        {
            HiddenStates = [.. results.AsSpan(1, states.Length)],
            Attentions = [.. results.AsSpan(1 + states.Length, attentions.Length)],
            LastHiddenState = last.Length > 0 ? results[^2] : null,
            PoolerOutput = last.Length > 0 ? results[^1] : null,
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _sessions.Dispose();

    private FloatTensor[] Run(
        TokenBatch tokens, int start, int count, TowerOutputs outputs, string[] names, CancellationToken cancellationToken)
    {
        using var ids = Input(tokens.InputIds);
        using var mask = Input(tokens.AttentionMask);
        using var types = Input(tokens.TokenTypeIds);
        var inputs = new Dictionary<string, OrtValue>
        {
            [TextGraph.InputIds] = ids, [TextGraph.AttentionMask] = mask, [TextGraph.TokenTypeIds] = types,
        };
        return _sessions.Run(outputs, inputs, names, cancellationToken);

        OrtValue Input(long[] values) => OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, values.AsMemory(start * tokens.Length, count * tokens.Length), [count, tokens.Length]);
    }

    private void Check(TokenBatch tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (tokens.Length < 1 || tokens.Length > plan.Config.MaxPositionEmbeddings)
        {
            throw new ArgumentException(
                $"The texts are {tokens.Length} tokens long; expected 1 to {plan.Config.MaxPositionEmbeddings} (max_position_embeddings).",
                nameof(tokens));
        }

        Require(tokens.InputIds, plan.Config.VocabSize, "vocab_size", nameof(tokens));
        Require(tokens.TokenTypeIds, plan.Config.TypeVocabSize, "type_vocab_size", nameof(tokens));
    }

    // The engine reads embeddings at whatever index it is given.
    private static void Require(long[] ids, int size, string field, string parameter)
    {
        foreach (var id in ids)
        {
            if ((ulong)id >= (ulong)size)
            {
                throw new ArgumentException($"A token has the id {id}; expected 0 to {size - 1} ({field}).", parameter);
            }
        }
    }
}
