namespace AlignSharp.Evaluation.Bias;

/// <summary>A group of pictures or texts.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Items">[items, size].</param>
internal sealed record EmbeddedGroup(string Name, FloatTensor Items);
