using System.Collections.Immutable;
using AlignSharp.Evaluation.Retrieval;
using AlignSharp.Evaluation.Sets;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>The pictures of a split that have captions.</summary>
/// <param name="Rows">The pictures, as rows of the split.</param>
/// <param name="Index">Their captions; pictures are numbered as in <paramref name="Rows"/>.</param>
internal sealed record CaptionedPictures(ImmutableArray<int> Rows, CaptionIndex Index)
{
    public ImmutableArray<string> Texts => Index.Texts;

    public PositivePairs Pairs => Index.Pairs;

    public static CaptionedPictures Of(ImmutableArray<SampleFacts> samples)
    {
        ImmutableArray<int> rows = [.. Enumerable.Range(0, samples.Length).Where(row => samples[row].Captions.Length > 0)];
        return new(rows, CaptionIndex.Of([.. rows.Select(row => samples[row].Captions)]));
    }
}
