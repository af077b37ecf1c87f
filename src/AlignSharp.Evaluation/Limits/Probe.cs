using System.Collections.Immutable;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Limits;

/// <summary>A drawing with texts of which the first is true.</summary>
/// <param name="Kind">What it asks: "counting".</param>
/// <param name="Picture">The drawing.</param>
/// <param name="Texts">The true one, then the others.</param>
internal sealed record Probe(string Kind, RgbImage Picture, ImmutableArray<string> Texts);
