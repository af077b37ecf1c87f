namespace AlignSharp.ZeroShot;

/// <summary>How well a label fits a picture.</summary>
/// <param name="Label">The label.</param>
/// <param name="Score">
/// Between 0 and 1. Single-label: the softmax over all labels, which sums to 1. Multi-label: the softmax of the label
/// against the prompt without a label, each label on its own.
/// </param>
/// <param name="Logit">Cosine of picture and label divided by the model's temperature.</param>
public sealed record LabelScore(string Label, float Score, float Logit);
