using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Retrieval;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>
/// Image to text and text to image. Texts are the distinct captions of the split in order of first appearance; a picture and
/// a caption belong together when the caption's letters are the picture's.
/// </summary>
public sealed class RetrievalTask : IEvaluationTask
{
    private const int MostExamples = 12;
    private static readonly int[] Depths = [1, 5, 10];

    /// <inheritdoc/>
    public string Name => "retrieval";

    /// <inheritdoc/>
    public string Description => "recall at 1, 5 and 10 and median rank, image to text and text to image";

    /// <inheritdoc/>
    public string? FindLack(EvaluationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var captions = context.Samples.SelectMany(static sample => sample.Captions).Distinct().Take(2).Count();
        return captions switch
        {
            0 => $"The split {context.Split} has no captions; retrieval expects at least two different ones.",
            1 => $"The split {context.Split} has one caption only; retrieval expects at least two different ones.",
            _ => null,
        };
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<TaskResult>> RunAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var captions = CaptionedPictures.Of(context.Samples);
        var texts = context.EmbedTexts(captions.Texts, cancellationToken);
        var ranks = RetrievalRanks.Compute(context.Rows(captions.Rows), texts, captions.Pairs, cancellationToken);
        return ValueTask.FromResult<ImmutableArray<TaskResult>>([new TaskResult(Name, "Retrieval", Section: null)
        {
            Counts = [new("images", captions.Rows.Length), new("captions", captions.Texts.Length)],
            Figures = [.. Recalls(captions, ranks, context.Bootstrap), .. Medians(captions, ranks, context.Bootstrap)],
            Headlines = ["i2t_r1", "t2i_r1"],
            Charts = [Curve(ranks)],
            Galleries = [new("Hardest examples", [.. Hardest(context, captions, ranks, texts)])],
            Notes = captions.Rows.Length == context.Samples.Length ? [] : [$"{context.Samples.Length - captions.Rows.Length} pictures have no caption and are left out here."],
        }]);
    }

    private static IEnumerable<Figure> Recalls(CaptionedPictures captions, RetrievalRanks ranks, Bootstrap bootstrap)
    {
        foreach (var depth in Depths)
        {
            yield return Figure.Share(
                $"i2t_r{depth}", $"Image to text R@{depth}", Observations.Single(ranks.ImageToText.Select(rank => rank <= depth ? 1d : 0)), bootstrap);
        }

        foreach (var depth in Depths)
        {
            var hits = ranks.TextToImage.Select((rank, text) => (captions.Pairs.ImagesOf[text][0], rank <= depth ? 1d : 0));
            yield return Figure.Share(
                $"t2i_r{depth}", $"Text to image R@{depth}", Observations.Grouped(captions.Rows.Length, hits), bootstrap);
        }
    }

    private static IEnumerable<Figure> Medians(CaptionedPictures captions, RetrievalRanks ranks, Bootstrap bootstrap)
    {
        ImmutableArray<int> own = [.. Enumerable.Range(0, captions.Rows.Length)];
        yield return Median("i2t_median_rank", "Image to text median rank", ranks.ImageToText, own, captions.Rows.Length, bootstrap);
        ImmutableArray<int> first = [.. captions.Pairs.ImagesOf.Select(static images => images[0])];
        yield return Median("t2i_median_rank", "Text to image median rank", ranks.TextToImage, first, captions.Rows.Length, bootstrap);
    }

    private static Figure Median(
        string name, string title, ImmutableArray<int> ranks, ImmutableArray<int> picture, int pictures, Bootstrap bootstrap)
    {
        var order = Enumerable.Range(0, ranks.Length).OrderBy(item => ranks[item]).ToArray();
        return new Figure(name, title, RankFigures.Median(ranks.AsSpan()), FigureUnit.Rank)
        {
            Interval = bootstrap.Of(pictures, weights => RankFigures.WeightedMedian(ranks, order, item => weights[picture[item]])),
        };
    }

    private static Chart Curve(RetrievalRanks ranks)
    {
        int[] depths = [1, 2, 3, 5, 10, 15, 20, 30, 50];
        ChartSeries Line(string name, ImmutableArray<int> own) =>
            new(name, [.. depths.Select(depth => new ChartPoint(depth, 100 * RankFigures.Recall(own.AsSpan(), depth)))]);
        return new Chart("Recall by depth", "k", "recall at k, %", [Line("image to text", ranks.ImageToText), Line("text to image", ranks.TextToImage)]);
    }

    private static IEnumerable<Example> Hardest(EvaluationContext context, CaptionedPictures captions, RetrievalRanks ranks, FloatTensor texts)
    {
        foreach (var image in Enumerable.Range(0, captions.Rows.Length).OrderByDescending(image => ranks.ImageToText[image]).Take(MostExamples))
        {
            var row = captions.Rows[image];
            var found = Similarity.MostSimilar(context.Images[row], texts);
            yield return new Example(
                context.Samples[row].Key,
                captions.Texts[captions.Pairs.TextsOf[image][0]],
                captions.Texts[found],
                string.Create(CultureInfo.InvariantCulture, $"own caption at rank {ranks.ImageToText[image]} of {texts.Count}"));
        }
    }
}
