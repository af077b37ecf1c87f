namespace AlignSharp.Cli.Inspection;

/// <summary>One tower of a model.</summary>
/// <param name="Kind">EfficientNet or BERT.</param>
/// <param name="Layers">Blocks of the image tower, layers of the text tower.</param>
/// <param name="Parameters">Numbers that training learns.</param>
/// <param name="MultiplyAdds">Multiply-adds of one input.</param>
/// <param name="Input">The input that they are counted for.</param>
internal sealed record TowerReport(string Kind, int Layers, long Parameters, long MultiplyAdds, string Input);
