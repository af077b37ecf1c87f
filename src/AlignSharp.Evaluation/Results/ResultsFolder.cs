using AlignSharp.Evaluation.Reports;
using AlignSharp.IO;

namespace AlignSharp.Evaluation.Results;

/// <summary>What a run leaves behind: results.json, observations.safetensors and report.html.</summary>
public static class ResultsFolder
{
    /// <summary>The figures.</summary>
    public const string Results = "results.json";

    /// <summary>What the figures are means of, by picture.</summary>
    public const string Observations = "observations.safetensors";

    /// <summary>The report.</summary>
    public const string Report = "report.html";

    /// <summary>Writes all files, each whole or not at all.</summary>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="result">The results.</param>
    /// <param name="pictures">Small pictures of the examples, by key.</param>
    public static void Write(string folder, EvaluationResult result, ExamplePictures pictures)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(pictures);
        AtomicFile.Write(Path.Combine(folder, Results), stream => ResultsJson.Write(stream, result));
        ObservationsFile.Write(Path.Combine(folder, Observations), result);
        AtomicFile.Write(Path.Combine(folder, Report), stream => HtmlReport.Write(stream, result, pictures));
    }
}
