namespace AlignSharp.Evaluation.Neighbours;

/// <summary>A labelled item near another.</summary>
internal readonly record struct Neighbour(float Similarity, int Label);
