using System.Collections.Immutable;
using AlignSharp.Evaluation.Probing;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>The embeddings of a labelling, of which a probe learns some and is measured on others.</summary>
internal sealed class ProbeData(EvaluationContext context, Labelling labelling)
{
    public ImmutableArray<int> Labels => labelling.Labels;

    public int Classes => labelling.Classes.Length;

    public LogisticRegression Fit(
        ImmutableArray<int> positions, LogisticRegressionOptions options, LogisticRegression? start, CancellationToken cancellationToken) =>
        LogisticRegression.Fit(Features(positions), [.. positions.Select(position => Labels[position])], Classes, options, start, cancellationToken);

    public Observations Right(LogisticRegression fit, ImmutableArray<int> positions) => Observations.Single(
        fit.Predict(Features(positions)).Zip(positions, (found, position) => found == Labels[position] ? 1d : 0));

    private FloatTensor Features(ImmutableArray<int> positions) => context.Rows([.. positions.Select(position => labelling.Rows[position])]);
}
