using AlignSharp.Architecture;
using AlignSharp.Checkpoints;

namespace AlignSharp.Onnx;

/// <summary>Query, key and value projections side by side and transposed, as the fused attention takes them: [hidden, 3 * hidden].</summary>
internal sealed class PackedAttentionWeights(TensorStore store, BertLayerPlan layer)
{
    private const int Tile = 16;

    public GraphWeight Weight => GraphWeight.Computed(
        $"{layer.Name}.attention.self.qkv.weight", [layer.HiddenSize, 3 * layer.HiddenSize], PackWeight);

    public GraphWeight Bias => GraphWeight.Computed(
        $"{layer.Name}.attention.self.qkv.bias", [3 * layer.HiddenSize], PackBias);

    private LinearPlan[] Parts => [layer.Query, layer.Key, layer.Value];

    private float[] PackWeight()
    {
        var size = layer.HiddenSize;
        var packed = new float[3 * size * size];
        for (var part = 0; part < 3; part++)
        {
            TransposeInto(store.ReadSingles(Parts[part].WeightName), packed, size, part * size);
        }

        return packed;
    }

    private float[] PackBias() => [.. Parts.SelectMany(part => store.ReadSingles(part.BiasName))];

    // Tiles keep both the rows read and the rows written in the first-level cache.
    private static void TransposeInto(float[] source, float[] target, int size, int column)
    {
        for (var rows = 0; rows < size; rows += Tile)
        {
            for (var columns = 0; columns < size; columns += Tile)
            {
                for (var row = rows; row < Math.Min(rows + Tile, size); row++)
                {
                    for (var k = columns; k < Math.Min(columns + Tile, size); k++)
                    {
                        target[(k * 3 * size) + column + row] = source[(row * size) + k];
                    }
                }
            }
        }
    }
}
