using System.Globalization;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Reports;

/// <summary>Figures as people read them.</summary>
public static class FigureText
{
    /// <summary>The number with its unit: "12.48 %".</summary>
    /// <param name="figure">The figure.</param>
    public static string Value(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Unit == FigureUnit.Percent ? $"{Number(figure.Value, figure.Unit)} %" : Number(figure.Value, figure.Unit);
    }

    /// <summary>The ends of its interval: "10.2 to 14.8"; empty where it has none.</summary>
    /// <param name="figure">The figure.</param>
    public static string Range(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Interval is { } interval
            ? $"{Number(interval.Low, figure.Unit)} to {Number(interval.High, figure.Unit)}"
            : "";
    }

    private static string Number(double value, FigureUnit unit) => value.ToString(
        unit switch
        {
            FigureUnit.Percent => "F2",
            FigureUnit.Rank => "0.#",
            FigureUnit.Count => "N0",
            _ => "G4",
        },
        CultureInfo.InvariantCulture);
}
