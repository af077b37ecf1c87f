using System.Globalization;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Reports;

/// <summary>The results of one split: a part for each task.</summary>
internal static class SplitSection
{
    public static string Anchor(SplitResult split, TaskResult task) =>
        Uri.EscapeDataString($"{split.Name}-{task.Section ?? task.Task}").Replace("%", "_", StringComparison.Ordinal);

    public static void Write(StreamWriter html, SplitResult split, ExamplePictures pictures)
    {
        html.WriteLine($"<section>\n<h2>{HtmlPage.Encode(split.Name)}</h2>");
        foreach (var task in split.Results)
        {
            WriteTask(html, split, task, pictures);
        }

        foreach (var sentence in split.Omitted)
        {
            html.WriteLine($"<p class=\"note\">{HtmlPage.Encode(sentence)}</p>");
        }

        html.WriteLine("</section>");
    }

    private static void WriteTask(StreamWriter html, SplitResult split, TaskResult task, ExamplePictures pictures)
    {
        html.WriteLine($"<article id=\"{Anchor(split, task)}\">\n<h3>{HtmlPage.Encode(task.Title)}</h3>");
        html.WriteLine($"<p class=\"counts\">{string.Join(" · ", task.Counts.Select(static count => string.Create(CultureInfo.InvariantCulture, $"{count.Value:N0} {HtmlPage.Encode(count.Name.Replace('_', ' '))}")))}</p>");
        html.WriteLine("<div class=\"beside\">");
        WriteFigures(html, task);
        foreach (var chart in task.Charts)
        {
            SvgChart.Write(html, chart);
        }

        html.WriteLine("</div>");
        foreach (var note in task.Notes)
        {
            html.WriteLine($"<p class=\"note\">{HtmlPage.Encode(note)}</p>");
        }

        foreach (var table in task.Tables)
        {
            FigureTableSection.Write(html, table);
        }

        foreach (var gallery in task.Galleries)
        {
            GallerySection.Write(html, gallery, pictures);
        }

        html.WriteLine("</article>");
    }

    private static void WriteFigures(StreamWriter html, TaskResult task)
    {
        if (task.Figures.IsEmpty)
        {
            return;
        }

        html.WriteLine("<div class=\"wide\">\n<table>\n<thead><tr><th>figure</th><th class=\"number\">value and 95 % interval</th></tr></thead>\n<tbody>");
        foreach (var figure in task.Figures)
        {
            html.WriteLine($"<tr>{OverviewTable.Cells(figure)}</tr>");
        }

        html.WriteLine("</tbody>\n</table>\n</div>");
    }
}
