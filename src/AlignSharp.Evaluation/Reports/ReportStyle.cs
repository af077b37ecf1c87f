using System.Reflection;

namespace AlignSharp.Evaluation.Reports;

/// <summary>Reads the styles that reports carry within them.</summary>
internal static class ReportStyle
{
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"AlignSharp.Evaluation.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
