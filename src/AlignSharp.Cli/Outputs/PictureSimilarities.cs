namespace AlignSharp.Cli.Outputs;

/// <summary>How alike one picture is to each text.</summary>
/// <param name="Image">The picture's path or address.</param>
/// <param name="Similarities">The cosine to each text, in the texts' order, from -1 to 1.</param>
/// <param name="Logits">The cosines divided by the model's temperature.</param>
internal sealed record PictureSimilarities(string Image, IReadOnlyList<float> Similarities, IReadOnlyList<float> Logits);
