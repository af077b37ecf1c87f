using System.Globalization;
using AlignSharp.Evaluation.Reports;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Cli.Evaluation;

/// <summary>Results as lines for a person.</summary>
internal static class EvaluationTable
{
    public static void Print(EvaluationResult result, TextWriter output)
    {
        foreach (var split in result.Splits)
        {
            output.WriteLine(split.Name);
            foreach (var task in split.Results)
            {
                PrintTask(task, output);
            }

            foreach (var sentence in split.Omitted)
            {
                output.WriteLine($"  {sentence}");
            }
        }
    }

    private static void PrintTask(TaskResult task, TextWriter output)
    {
        var counts = task.Counts.Select(static count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Name.Replace('_', ' ')}"));
        output.WriteLine($"  {task.Title} ({string.Join(", ", counts)})");
        foreach (var figure in task.Figures)
        {
            output.WriteLine($"    {figure.Title,-34} {FigureText.Value(figure),10}   {FigureText.Range(figure)}".TrimEnd());
        }

        foreach (var note in task.Notes)
        {
            output.WriteLine($"    {note}");
        }

        foreach (var table in task.Tables.Where(static table => !table.Rows.IsEmpty))
        {
            PrintTable(table, output);
        }
    }

    // Intervals of tables stand in the report and in results.json: a line has no room for them.
    private static void PrintTable(FigureTable table, TextWriter output)
    {
        string[] heads = [.. table.Rows[0].Figures.Select(static figure => figure.Title)];
        string[][] cells = [.. table.Rows.Select(static row => row.Figures.Select(FigureText.Value).ToArray())];
        int[] widths = [.. heads.Select((head, column) => Math.Max(head.Length, cells.Max(row => row[column].Length)))];
        var names = Math.Max(table.Things.Length, table.Rows.Max(static row => row.Name.Length));
        output.WriteLine($"    {table.Title}");
        output.WriteLine($"      {table.Things.PadRight(names)}  {Line(heads, widths)}");
        foreach (var (row, own) in table.Rows.Zip(cells))
        {
            output.WriteLine($"      {row.Name.PadRight(names)}  {Line(own, widths)}");
        }
    }

    private static string Line(string[] cells, int[] widths) => string.Join("  ", cells.Zip(widths, static (cell, width) => cell.PadLeft(width)));
}
