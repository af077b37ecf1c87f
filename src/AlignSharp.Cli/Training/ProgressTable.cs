using System.Globalization;
using AlignSharp.Training;
using AlignSharp.Training.Runs;
using Spectre.Console;

namespace AlignSharp.Cli.Training;

/// <summary>Where a run is, as a table that keeps the last values of each kind.</summary>
internal sealed class ProgressTable
{
    private LogEntry? _step;
    private Measurement? _measurement;

    public Table With(TrainingProgress progress)
    {
        _measurement = progress.Entry.Measurement ?? _measurement;
        _step = progress.Entry.Measurement is null ? progress.Entry : _step;
        var table = new Table().HideHeaders().Border(TableBorder.Rounded).AddColumns("", "");
        foreach (var (name, value) in Rows(progress))
        {
            table.AddRow(new Paragraph(name), new Paragraph(value));
        }

        return table;
    }

    private IEnumerable<(string Name, string Value)> Rows(TrainingProgress progress)
    {
        yield return ("step", Text($"{progress.Entry.Step:N0} of {progress.Steps:N0} (epoch {_step?.Epoch + 1}), {ProgressLine.TimeLeft(progress.Remaining)} left"));
        yield return ("loss", Text($"{_step?.Loss:F4}"));
        yield return ("learning rate", Text($"{_step?.LearningRate:G4}"));
        yield return ("temperature", Text($"{_step?.Temperature:F4}"));
        yield return ("gradient norm", Text($"{_step?.GradientNorm:F2}"));
        yield return ("pairs a second", Text($"{_step?.PairsPerSecond:F1}, waiting {_step?.WaitShare:P0} of the time"));
        yield return ("memory", Text($"{_step?.Memory >> 20} MiB"));
        yield return ("skipped samples", Text($"{_step?.Skipped}"));
        if (_measurement is { } measured)
        {
            yield return ("held out", Text($"R@1 {measured.ImageToTextR1:F1} / {measured.TextToImageR1:F1} at step {measured.Step}"));
        }

        if (progress.Best is { } best)
        {
            yield return ("best", Text($"R@1 {best.ImageToTextR1:F1} / {best.TextToImageR1:F1} at step {best.Step}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
