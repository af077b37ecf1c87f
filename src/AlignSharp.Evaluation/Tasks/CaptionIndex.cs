using System.Collections.Immutable;
using AlignSharp.Evaluation.Retrieval;
using AlignSharp.Evaluation.Sets;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>The distinct captions of a split and the pictures they belong to.</summary>
/// <param name="Texts">In order of first appearance.</param>
/// <param name="Rows">The rows of the split that have a caption.</param>
/// <param name="Pairs">Which belong together; images are numbered as in <paramref name="Rows"/>.</param>
internal sealed record CaptionIndex(ImmutableArray<string> Texts, ImmutableArray<int> Rows, PositivePairs Pairs)
{
    /// <summary>How many pictures of the split have no caption.</summary>
    public int Uncaptioned { get; private init; }

    public static CaptionIndex Of(ImmutableArray<SampleFacts> samples)
    {
        var numbers = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        var rows = Enumerable.Range(0, samples.Length).Where(row => samples[row].Captions.Length > 0).ToImmutableArray();
        var own = rows.Select(row => samples[row].Captions.Select(Number).Distinct().ToArray()).ToArray();
        return new([.. numbers.Keys], rows, PositivePairs.Create(own, numbers.Count)) { Uncaptioned = samples.Length - rows.Length };

        int Number(string caption)
        {
            numbers.TryAdd(caption, numbers.Count);
            return numbers[caption];
        }
    }
}
