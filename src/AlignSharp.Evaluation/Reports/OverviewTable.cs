using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Reports;

/// <summary>The first figure of each result of each split, side by side.</summary>
internal static class OverviewTable
{
    public static void Write(StreamWriter html, EvaluationResult result)
    {
        html.WriteLine("<section>\n<h2>Overview</h2>\n<div class=\"wide\">\n<table>");
        html.WriteLine("<thead><tr><th>split</th><th>measured</th><th>figure</th><th class=\"number\">value</th><th class=\"number\">95 % interval</th></tr></thead>\n<tbody>");
        foreach (var split in result.Splits)
        {
            foreach (var task in split.Results)
            {
                foreach (var figure in Headlines(task))
                {
                    html.WriteLine($"<tr><td>{HtmlPage.Encode(split.Name)}</td><td><a href=\"#{SplitSection.Anchor(split, task)}\">{HtmlPage.Encode(task.Title)}</a></td>{Cells(figure)}</tr>");
                }
            }
        }

        html.WriteLine("</tbody>\n</table>\n</div>\n</section>");
    }

    public static string Cells(Figure figure) =>
        $"<td>{HtmlPage.Encode(figure.Title)}</td><td class=\"number\">{FigureText.Value(figure)}</td><td class=\"number\">{FigureText.Range(figure)}</td>";

    // Retrieval has a headline in each direction.
    private static IEnumerable<Figure> Headlines(TaskResult task) =>
        task.Section is null ? task.Figures.Where(static figure => figure.Name.EndsWith("_r1", StringComparison.Ordinal)) : task.Figures.Take(1);
}
