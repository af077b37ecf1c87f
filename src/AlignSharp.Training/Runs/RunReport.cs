using System.Globalization;
using AlignSharp.Evaluation.Reports;

namespace AlignSharp.Training.Runs;

/// <summary>Draws the curves of a run as one HTML page or one SVG, which need nothing else.</summary>
public static class RunReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="stream">Receives UTF-8.</param>
    /// <param name="runFolder">The run folder.</param>
    /// <exception cref="TrainingException">The folder holds no log, or one that is empty or damaged.</exception>
    public static void Write(Stream stream, string runFolder)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var log = ReadLog(runFolder);
        var title = HtmlPage.Short(runFolder);
        HtmlPage.Write(stream, title, html =>
        {
            html.WriteLine($"<h1>{HtmlPage.Encode(title)}</h1>");
            html.WriteLine($"<p class=\"lead\">{Summary(log)}</p>\n<div class=\"beside\">");
            foreach (var chart in RunCurves.Of(log).Where(static chart => !chart.Series.IsEmpty))
            {
                SvgChart.Write(html, chart);
            }

            html.WriteLine("</div>");
        });
    }

    /// <summary>Writes the curves alone, for documents.</summary>
    /// <param name="stream">Receives UTF-8.</param>
    /// <param name="runFolder">The run folder.</param>
    /// <exception cref="TrainingException">The folder holds no log, or one that is empty or damaged.</exception>
    public static void WriteSvg(Stream stream, string runFolder)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var log = ReadLog(runFolder);
        SvgSheet.Write(stream, HtmlPage.Short(runFolder), [.. RunCurves.Of(log).Where(static chart => !chart.Series.IsEmpty)]);
    }

    private static IReadOnlyList<LogEntry> ReadLog(string runFolder)
    {
        var log = RunLog.Read(runFolder);
        return log.Count > 0 ? log : throw new TrainingException($"{RunFolder.LogIn(runFolder)}{Fault(runFolder)}; expected a run that has logged a step.");
    }

    private static string Fault(string runFolder) => new FileInfo(RunFolder.LogIn(runFolder)).Length == 0 ? " is empty" : ", line 1 cannot be read";

    private static string Summary(IReadOnlyList<LogEntry> log)
    {
        var steps = string.Create(CultureInfo.InvariantCulture, $"{log.Max(static entry => entry.Step):N0} steps.");
        return log.Select(static entry => entry.Measurement).OfType<Measurement>().MaxBy(static measured => measured.Score) is { } best
            ? string.Create(CultureInfo.InvariantCulture, $"{steps} Best on held-out pairs at step {best.Step:N0}: R@1 {best.ImageToTextR1:F1} image to text, {best.TextToImageR1:F1} text to image.")
            : steps;
    }
}
