using System.Globalization;
using AlignSharp.Evaluation.Comparison;

namespace AlignSharp.Cli.Evaluation;

/// <summary>A comparison as lines for a person.</summary>
internal static class ComparisonTable
{
    public static void Print(ModelComparison comparison, TextWriter output)
    {
        output.WriteLine($"A  {comparison.First}");
        output.WriteLine($"B  {comparison.Second}");
        output.WriteLine($"{"",-44} {"A",8} {"B",8} {"B - A",8}  {"95 % interval",-18} {"p",8} {"p (Holm)",8}");
        foreach (var figure in comparison.Figures)
        {
            var range = figure.Test.Interval is { } interval ? string.Create(CultureInfo.InvariantCulture, $"{interval.Low:+0.00;-0.00;0.00} to {interval.High:+0.00;-0.00;0.00}") : "";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Name,-44} {figure.First,8:F2} {figure.Second,8:F2} {figure.Test.Difference,8:+0.00;-0.00;0.00}  {range,-18} {figure.Test.PValue,8:G2} {figure.AdjustedPValue,8:G2}"));
        }

        foreach (var name in comparison.Unmatched)
        {
            output.WriteLine($"{name,-44} in one run only");
        }
    }
}
