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
                var counts = task.Counts.Select(static count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Name}"));
                output.WriteLine($"  {task.Title} ({string.Join(", ", counts)})");
                foreach (var figure in task.Figures)
                {
                    output.WriteLine($"    {figure.Title,-34} {FigureText.Value(figure),10}   {FigureText.Range(figure)}".TrimEnd());
                }
            }

            foreach (var sentence in split.Omitted)
            {
                output.WriteLine($"  {sentence}");
            }
        }
    }
}
