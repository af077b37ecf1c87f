using System.CommandLine;
using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Outputs;
using AlignSharp.ZeroShot;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align classify</c>: which of the labels fits each picture.</summary>
internal sealed class ClassifyCommand : Command
{
    private readonly PictureOptions _pictures = new();
    private readonly LabelOptions _labels = new();
    private readonly EngineOptions _engine = new();
    private readonly TopOption _top = new();

    private readonly Option<bool> _multiLabel = new("--multi-label")
    {
        Description = "Score each label on its own instead of against the others.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public ClassifyCommand(Terminal terminal)
        : base("classify", "Choose labels for pictures.")
    {
        _labels.AddTo(this);
        Add(_top);
        Add(_multiLabel);
        Add(_json);
        _pictures.AddTo(this);
        _engine.AddTo(this);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (labels, templates) = (_labels.Labels(parsed), _labels.Templates(parsed));
        using var model = _engine.LoadModel(parsed, terminal);
        var mode = parsed.GetValue(_multiLabel) ? ScoreMode.MultiLabel : ScoreMode.SingleLabel;

        // The text tower starts beside the image tower, so that the first picture is labelled sooner.
        var classifier = Task.Run(
            () =>
            {
                new UnknownWords(model.Processor.Tokenizer, terminal).CheckAll(labels);
                return new ZeroShotClassifier(model, LabelSet.Encode(model, labels, templates, cancellationToken), mode);
            },
            cancellationToken);
        try
        {
            return await ClassifyAsync(model, classifier, parsed, terminal, cancellationToken);
        }
        finally
        {
            // The model must outlive what still uses it.
            await ((Task)classifier).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> ClassifyAsync(
        AlignModel model, Task<ZeroShotClassifier> classifier, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var top = parsed.GetValue(_top) ?? int.MaxValue;
        using var source = _pictures.Source(parsed, terminal);
        var run = new PictureRun(model, source, _pictures.BatchSize(parsed), terminal);
        await using var output = CreateOutput(terminal, parsed.GetValue(_json));
        await run.RunAsync("Classifying", printsResults: true, async pictures =>
        {
            await foreach (var (name, features) in pictures)
            {
                var scores = (await classifier).Classify(features)[0];
                await output.WriteAsync(new PictureLabels(name, [.. scores.Take(top)]), cancellationToken);
            }
        }, cancellationToken);
        await output.CompleteAsync(run.Failures.Entries, cancellationToken);
        return run.Conclude();
    }

    private static IPictureOutput<PictureLabels> CreateOutput(Terminal terminal, bool json) => json
        ? new PictureJson<PictureLabels>(terminal, CliJson.Default.PictureLabels)
        : new PictureText<PictureLabels>(terminal, picture => (picture.Image, picture.Labels.Select(Describe)));

    private static string Describe(LabelScore label) =>
        string.Create(CultureInfo.InvariantCulture, $"{label.Score * 100,5:F1} %  {label.Label}");
}
