using System.Globalization;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>
/// How accuracy on a shifted set follows from that on a reference set: a line between their log odds, fitted to other models
/// (Taori and others, 2020). What a model reaches above it is its effective robustness.
/// </summary>
/// <param name="Slope">Of the line.</param>
/// <param name="Offset">Of the line.</param>
/// <param name="Models">How many models it was fitted to.</param>
public sealed record RobustnessTrend(double Slope, double Offset, int Models)
{
    private const double Edge = 0.001;

    /// <summary>The accuracy that models of this accuracy on the reference set have on the shifted one.</summary>
    /// <param name="reference">From 0 to 1.</param>
    public double Expect(double reference) => 1 / (1 + Math.Exp(-(Offset + (Slope * LogOdds(reference)))));

    /// <summary>Fits the line by least squares.</summary>
    /// <param name="models">The accuracies of each model on the reference set and on the shifted one, from 0 to 1.</param>
    /// <exception cref="EvaluationException">There are fewer than two models of different accuracy.</exception>
    public static RobustnessTrend Fit(IReadOnlyList<(double Reference, double Shifted)> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var (x, y) = (models.Select(static model => LogOdds(model.Reference)).ToArray(), models.Select(static model => LogOdds(model.Shifted)).ToArray());
        if (x.Distinct().Count() < 2)
        {
            throw new EvaluationException($"{models.Count} models were given for a trend; expected at least two of different accuracy on the reference set.");
        }

        var (meanX, meanY) = (x.Average(), y.Average());
        var slope = x.Zip(y).Sum(pair => (pair.First - meanX) * (pair.Second - meanY)) / x.Sum(value => (value - meanX) * (value - meanX));
        return new RobustnessTrend(slope, meanY - (slope * meanX), models.Count);
    }

    /// <summary>Reads accuracies in percent, "reference,shifted" a line; a header and lines that start with '#' are passed over.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="EvaluationException">It is missing, or a line is laid out otherwise.</exception>
    public static RobustnessTrend Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new EvaluationException($"{path} was not found; expected accuracies of other models.");
        }

        var lines = File.ReadLines(path).Select(static (text, number) => (Text: text.Trim(), Number: number + 1))
            .Where(static line => line.Text.Length > 0 && line.Text[0] != '#' && !(line.Number == 1 && char.IsLetter(line.Text[0])));
        return Fit([.. lines.Select(line => Parse(path, line.Text, line.Number))]);
    }

    private static (double Reference, double Shifted) Parse(string path, string line, int number)
    {
        var fields = line.Split(',');
        return fields.Length == 2 && TryPercent(fields[0], out var reference) && TryPercent(fields[1], out var shifted)
            ? (reference, shifted)
            : throw new EvaluationException($"{path}, line {number}, has \"{line}\"; expected two accuracies in percent with a comma between them.");
    }

    private static bool TryPercent(string text, out double share)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out share);
        share /= 100;
        return isNumber && share is >= 0 and <= 1;
    }

    private static double LogOdds(double share)
    {
        var inside = Math.Clamp(share, Edge, 1 - Edge);
        return Math.Log(inside / (1 - inside));
    }
}
