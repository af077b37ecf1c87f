using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Retrieval;

/// <summary>
/// Counts ranks in both directions in one pass over blocks of the similarity matrix, which never exists as a whole.
/// </summary>
internal sealed class RankCounter
{
    private const int Block = 64;
    private readonly FloatTensor _images;
    private readonly FloatTensor _texts;
    private readonly PositivePairs _pairs;
    private readonly float[] _bestOfImage;
    private readonly float[] _bestOfText;
    private readonly int[] _aboveImage;
    private readonly int[] _aboveText;

    public RankCounter(FloatTensor images, FloatTensor texts, PositivePairs pairs)
    {
        (_images, _texts, _pairs) = (images, texts, pairs);
        _bestOfImage = [.. Enumerable.Range(0, images.Count).Select(image => pairs.TextsOf[image].Max(text => Score(image, text)))];
        _bestOfText = [.. Enumerable.Range(0, texts.Count).Select(text => pairs.ImagesOf[text].Max(image => Score(image, text)))];
        _aboveImage = new int[images.Count];
        _aboveText = new int[texts.Count];
    }

    public RetrievalRanks Count(CancellationToken cancellationToken)
    {
        var blocks = (_images.Count + Block - 1) / Block;
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, blocks, options, static () => Array.Empty<int>(), CountRow, MergeRow);
        return new RetrievalRanks(
            [.. _aboveImage.Select((above, image) => 1 + above - Own(_pairs.TextsOf[image], text => Score(image, text), _bestOfImage[image]))],
            [.. _aboveText.Select((above, text) => 1 + above - Own(_pairs.ImagesOf[text], image => Score(image, text), _bestOfText[text]))]);
    }

    private int[] CountRow(int row, ParallelLoopState state, int[] aboveText)
    {
        aboveText = aboveText.Length == 0 ? new int[_texts.Count] : aboveText;
        var lastImage = Math.Min((row + 1) * Block, _images.Count);
        for (var start = 0; start < _texts.Count; start += Block)
        {
            var lastText = Math.Min(start + Block, _texts.Count);
            for (var image = row * Block; image < lastImage; image++)
            {
                CountBlock(image, start, lastText, aboveText);
            }
        }

        return aboveText;
    }

    private void CountBlock(int image, int firstText, int lastText, int[] aboveText)
    {
        for (var text = firstText; text < lastText; text++)
        {
            var score = Score(image, text);
            _aboveImage[image] += score >= _bestOfImage[image] ? 1 : 0;
            aboveText[text] += score >= _bestOfText[text] ? 1 : 0;
        }
    }

    private void MergeRow(int[] aboveText)
    {
        for (var text = 0; text < aboveText.Length; text++)
        {
            Interlocked.Add(ref _aboveText[text], aboveText[text]);
        }
    }

    // Those of the own that were counted among the items above: the best, and its equals.
    private static int Own(IEnumerable<int> own, Func<int, float> score, float best) => own.Count(item => score(item) >= best);

    private float Score(int image, int text) => TensorPrimitives.Dot<float>(_images[image], _texts[text]);
}
