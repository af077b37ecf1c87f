using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.ZeroShot;

namespace AlignSharp.Evaluation.Classification;

/// <summary>How far accuracy depends on the wording: what each template reaches alone.</summary>
/// <param name="Hits">By template, whether each picture is classified rightly: 1 or 0.</param>
/// <param name="Bootstrap">Makes intervals; all templates are asked about the same draws.</param>
internal sealed record TemplateSpread(ImmutableArray<Observations> Hits, Bootstrap Bootstrap)
{
    public IEnumerable<Figure> Figures() =>
    [
        Of("template_acc1_min", "Top-1 of the worst template", static shares => shares.Min()),
        Of("template_acc1_max", "Top-1 of the best template", static shares => shares.Max()),
        Of("template_acc1_mean", "Top-1 of a template, mean", static shares => shares.Average()),
        Of("template_acc1_spread", "Best less worst template", static shares => shares.Max() - shares.Min()),
    ];

    public FigureTable Table(ImmutableArray<PromptTemplate> templates) => new("by_template", "Top-1 by template", "template",
        [.. templates.Zip(Hits, (template, hits) => new FigureRow(template.Text, [Figure.Share("acc1", "top-1", hits, Bootstrap)]))]);

    private Figure Of(string name, string title, Func<double[], double> summary) => new(name, title, 100 * summary([.. Hits.Select(static own => own.Mean)]))
    {
        Interval = Bootstrap.Of(Hits[0].Sums.Length, weights => 100 * summary([.. Hits.Select(own => own.WeightedMean(weights))])),
    };
}
