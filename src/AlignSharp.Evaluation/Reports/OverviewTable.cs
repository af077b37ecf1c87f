using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Reports;

/// <summary>What each result says first, split after split.</summary>
internal static class OverviewTable
{
    public static void Write(StreamWriter html, EvaluationResult result)
    {
        html.WriteLine("<section>\n<h2>Overview</h2>\n<div class=\"wide\">\n<table>");
        html.WriteLine("<thead><tr><th>measured</th><th>figure</th><th class=\"number\">value and 95 % interval</th></tr></thead>");
        foreach (var split in result.Splits)
        {
            html.WriteLine($"<tbody>\n<tr><th class=\"part\" colspan=\"3\" scope=\"rowgroup\">{HtmlPage.Encode(split.Name)}</th></tr>");
            foreach (var (task, figure) in split.Results.SelectMany(static task => Headlines(task).Select(figure => (task, figure))))
            {
                html.WriteLine($"<tr><td><a href=\"#{SplitSection.Anchor(split, task)}\">{HtmlPage.Encode(task.Title)}</a></td>{Cells(figure)}</tr>");
            }

            html.WriteLine("</tbody>");
        }

        html.WriteLine("</table>\n</div>\n</section>");
    }

    /// <summary>A figure's title, and its value with the interval beside or, where that is too wide, below it.</summary>
    public static string Cells(Figure figure) => $"<td>{HtmlPage.Encode(figure.Title)}</td><td class=\"number value\">{FigureText.Value(figure)}{Range(figure)}</td>";

    private static string Range(Figure figure) => figure.Interval is null ? "" : $" <small>{FigureText.Range(figure)}</small>";

    private static IEnumerable<Figure> Headlines(TaskResult task) =>
        task.Headlines.IsEmpty ? task.Figures.Take(1) : task.Figures.Where(figure => task.Headlines.Contains(figure.Name));
}
