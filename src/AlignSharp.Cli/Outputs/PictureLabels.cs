using AlignSharp.ZeroShot;

namespace AlignSharp.Cli.Outputs;

/// <summary>One picture's labels.</summary>
/// <param name="Image">The picture's path or address.</param>
/// <param name="Labels">Its labels, best first.</param>
internal sealed record PictureLabels(string Image, IReadOnlyList<LabelScore> Labels);
