using System.Collections.Immutable;
using AlignSharp.ZeroShot;

namespace AlignSharp.Server.Classification;

/// <summary>The labels of one picture.</summary>
/// <param name="Image">What the picture is called: its file's name, or its place in the request.</param>
/// <param name="Labels">The labels with score and logit, best first.</param>
internal sealed record ClassifyResult(string Image, ImmutableArray<LabelScore> Labels);
