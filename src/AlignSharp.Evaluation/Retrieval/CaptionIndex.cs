using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Retrieval;

/// <summary>The distinct captions of pictures, and which belong together.</summary>
/// <param name="Texts">In order of first appearance.</param>
/// <param name="Pairs">The texts of each picture, and the pictures of each text.</param>
internal sealed record CaptionIndex(ImmutableArray<string> Texts, PositivePairs Pairs)
{
    /// <summary>Captions are one text where they are equal letter by letter.</summary>
    /// <param name="captions">The captions of each picture, at least one.</param>
    public static CaptionIndex Of(IReadOnlyList<IReadOnlyList<string>> captions)
    {
        var numbers = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        var own = captions.Select(each => each.Select(Number).Distinct().ToArray()).ToArray();
        return new([.. numbers.Keys], PositivePairs.Create(own, numbers.Count));

        int Number(string caption)
        {
            numbers.TryAdd(caption, numbers.Count);
            return numbers[caption];
        }
    }
}
