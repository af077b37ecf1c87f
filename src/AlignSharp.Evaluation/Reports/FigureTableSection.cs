using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Reports;

/// <summary>A table with a row for each thing and a column for each figure.</summary>
internal static class FigureTableSection
{
    public static void Write(StreamWriter html, FigureTable table)
    {
        if (table.Rows.IsEmpty)
        {
            return;
        }

        html.WriteLine($"<div class=\"wide\">\n<table>\n<caption>{HtmlPage.Encode(table.Title)}</caption>");
        var columns = string.Concat(table.Rows[0].Figures.Select(static figure => $"<th class=\"number\">{HtmlPage.Encode(figure.Title)}</th>"));
        html.WriteLine($"<thead><tr><th>{HtmlPage.Encode(table.Things)}</th>{columns}</tr></thead>\n<tbody>");
        foreach (var row in table.Rows)
        {
            html.WriteLine($"<tr><td>{HtmlPage.EncodeName(row.Name)}</td>{string.Concat(row.Figures.Select(Cell))}</tr>");
        }

        html.WriteLine("</tbody>\n</table>\n</div>");
    }

    private static string Cell(Figure figure) => figure.Interval is null
        ? $"<td class=\"number\">{FigureText.Value(figure)}</td>"
        : $"<td class=\"number\">{FigureText.Value(figure)}<br><small>{FigureText.Range(figure)}</small></td>";
}
