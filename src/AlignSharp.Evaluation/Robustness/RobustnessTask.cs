using System.Collections.Immutable;
using AlignSharp.Evaluation.Corruptions;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>
/// How far zero-shot accuracy falls when pictures are corrupted: Hendrycks and Dietterich's fifteen kinds, framing, and a
/// wrong label pasted on the picture.
/// </summary>
/// <param name="options">Which corruptions, and on how many pictures.</param>
public sealed class RobustnessTask(RobustnessOptions? options = null) : IEvaluationTask
{
    private readonly RobustnessOptions _options = options ?? new RobustnessOptions();

    /// <inheritdoc/>
    public string Name => "robustness";

    /// <inheritdoc/>
    public string Description => "accuracy under corruptions in five severities, mean corruption error, typographic attack";

    /// <inheritdoc/>
    public string? FindLack(EvaluationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Labellings(context).Any() ? null
            : $"The split {context.Split} has no field with labels ({string.Join(", ", context.Set.Fields)}); robustness expects at least two classes.";
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<TaskResult>> RunAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ImmutableArray<Labelling> labellings = [.. Labellings(context)];
        ImmutableArray<int> labelled = [.. labellings.SelectMany(static labelling => labelling.Rows).Distinct().Order()];
        var run = new CorruptionRun(context, PictureDraw.Take(labelled, _options.Pictures, context.Seed));
        ImmutableArray<ZeroShotJudge> judges =
            [.. labellings.Select(labelling => ZeroShotJudge.Of(context, labelling, run.Rows, cancellationToken)).Where(static judge => !judge.Rows.IsEmpty)];
        var clean = await run.EmbedCleanAsync(cancellationToken).ConfigureAwait(false);
        var hits = await CorruptAsync(run, judges, cancellationToken).ConfigureAwait(false);
        var results = ImmutableArray.CreateBuilder<TaskResult>();
        for (var judge = 0; judge < judges.Length; judge++)
        {
            var corruptions = new CorruptionReport(judges[judge].Judge(clean), hits[judge], _options.Severities, context.Bootstrap);
            var attack = _options.HasTypographicAttack ? await AttackAsync(run, judges[judge], clean, cancellationToken).ConfigureAwait(false) : null;
            results.Add(Report(judges[judge].Labelling, corruptions, attack, labelled.Length));
        }

        return results.ToImmutable();
    }

    private static IEnumerable<Labelling> Labellings(EvaluationContext context) =>
        context.Set.Fields.Select(context.FindLabelling).OfType<Labelling>();

    /// <summary>The hits of each corruption, for each judge.</summary>
    private async Task<ImmutableArray<SeverityHits>[]> CorruptAsync(
        CorruptionRun run, ImmutableArray<ZeroShotJudge> judges, CancellationToken cancellationToken)
    {
        var all = judges.Select(static _ => ImmutableArray.CreateBuilder<SeverityHits>()).ToArray();
        foreach (var corruption in _options.Corruptions)
        {
            var hits = judges.Select(static _ => ImmutableArray.CreateBuilder<ImmutableArray<double>>()).ToArray();
            foreach (var severity in _options.Severities)
            {
                var embeddings = await run.EmbedAsync(corruption, severity, cancellationToken).ConfigureAwait(false);
                for (var judge = 0; judge < judges.Length; judge++)
                {
                    hits[judge].Add(judges[judge].Judge(embeddings));
                }
            }

            for (var judge = 0; judge < judges.Length; judge++)
            {
                all[judge].Add(new SeverityHits(corruption.Name, corruption.Family, hits[judge].ToImmutable()));
            }
        }

        return Array.ConvertAll(all, static own => own.ToImmutable());
    }

    private async Task<AttackReport> AttackAsync(
        CorruptionRun run, ZeroShotJudge judge, FloatTensor clean, CancellationToken cancellationToken)
    {
        var pasted = WrongClasses.Draw(judge.Labels, judge.Labelling.Classes.Length, run.Context.Seed);
        var texts = judge.Rows.Zip(pasted).ToDictionary(static pair => pair.First, pair => judge.Labelling.Classes[pair.Second].Text);
        var attacked = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        foreach (var severity in _options.Severities)
        {
            attacked.Add(judge.Predict(await run.EmbedAttackedAsync(texts, severity, cancellationToken).ConfigureAwait(false)));
        }

        return new AttackReport(judge.Labels, pasted, judge.Predict(clean), attacked.ToImmutable(), _options.Severities, run.Context.Bootstrap);
    }

    private TaskResult Report(Labelling labelling, CorruptionReport corruptions, AttackReport? attack, int labelled) =>
        new(Name, $"Robustness: {labelling.Field}", $"robustness_{labelling.Field}")
        {
            Counts = [new("images", corruptions.Clean.Length), new("classes", labelling.Classes.Length), new("corruptions", corruptions.Corrupted.Length)],
            Figures = [.. corruptions.Figures(), .. attack?.Figures() ?? []],
            Headlines = ["clean_acc1", "mean_corruption_error", "attack_believed"],
            Charts = [.. corruptions.Charts(), .. attack is null ? [] : (Chart[])[attack.Chart()]],
            Tables = corruptions.Corrupted.IsEmpty ? [] : [corruptions.Table()],
            Notes = [.. Notes(labelled)],
        };

    private IEnumerable<string> Notes(int labelled)
    {
        yield return $"Pictures are brought to a shorter side of {PictureFrame.Side} pixels first, for which the severities are defined; so are those as they are. "
            + "The mean corruption error is the plain mean over kinds and severities, not divided by the errors of AlexNet.";
        if (labelled > _options.Pictures)
        {
            yield return $"{_options.Pictures} of {labelled} labelled pictures were drawn by the seed.";
        }

        if (_options.Corruptions.Any(static corruption => corruption.Name == "frost"))
        {
            yield return "Frost is drawn, not photographed: its figures are near those of ImageNet-C's frost, not equal to them.";
        }
    }
}
