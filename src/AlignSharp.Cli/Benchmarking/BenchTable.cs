using System.Globalization;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>Figures as a table, each with how many times as fast it is as libtorch and as float32 here.</summary>
internal static class BenchTable
{
    public static void Print(IReadOnlyList<BenchResult> results, TextWriter output)
    {
        output.WriteLine($"{"case",-10}  {"engine",-11}  {"precision",-9}  {"ms an item",10}  {"x libtorch",10}  {"x float32",9}");
        foreach (var result in results)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Case,-10}  {result.Engine,-11}  {result.Precision,-9}  {result.MsPerItem,10:F2}  {Times(results, result, "libtorch"),10}  {Times(results, result, "align"),9}"));
        }
    }

    private static string Times(IReadOnlyList<BenchResult> results, BenchResult result, string engine) =>
        results.FirstOrDefault(other => (other.Case, other.Engine, other.Precision) == (result.Case, engine, "float32")) is { } other
            ? (other.MsPerItem / result.MsPerItem).ToString("F2", CultureInfo.InvariantCulture) : "-";
}
