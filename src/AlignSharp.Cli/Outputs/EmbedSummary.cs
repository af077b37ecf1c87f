using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Outputs;

/// <summary>What a run of <c>align embed</c> wrote.</summary>
/// <param name="Output">The file.</param>
/// <param name="Rows">Embeddings in it.</param>
/// <param name="Size">Numbers in one embedding.</param>
/// <param name="Normalized">Whether each has length 1.</param>
/// <param name="Seconds">From the loaded model to the written file.</param>
/// <param name="Busy">The share of all cores' time that was used in them, 0 to 1.</param>
/// <param name="Failed">What could not be embedded.</param>
internal sealed record EmbedSummary(string Output, long Rows, int Size, bool Normalized, double Seconds, double Busy, IReadOnlyList<Failure> Failed);
