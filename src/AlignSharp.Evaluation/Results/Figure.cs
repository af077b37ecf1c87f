using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Results;

/// <summary>One measured number.</summary>
/// <param name="Name">Its name in results.json: "i2t_r1".</param>
/// <param name="Title">Its name for people: "Image to text R@1".</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">What it counts.</param>
public sealed record Figure(string Name, string Title, double Value, FigureUnit Unit = FigureUnit.Percent)
{
    /// <summary>Where it lies when the pictures are drawn again; nothing where that was not measured.</summary>
    public Interval? Interval { get; init; }

    /// <summary>What it is the mean of, so that two models can be compared picture by picture; nothing for other figures.</summary>
    public Observations? Observations { get; init; }

    /// <summary>A share in percent, with its interval.</summary>
    /// <param name="name">Its name in results.json.</param>
    /// <param name="title">Its name for people.</param>
    /// <param name="observations">Whether each observation holds: 1 or 0.</param>
    /// <param name="bootstrap">Draws the pictures again.</param>
    public static Figure Share(string name, string title, Observations observations, Bootstrap bootstrap)
    {
        ArgumentNullException.ThrowIfNull(observations);
        return Average(name, title, observations with { Sums = [.. observations.Sums.Select(static sum => 100 * sum)] }, bootstrap, FigureUnit.Percent);
    }

    /// <summary>A mean, with its interval.</summary>
    /// <param name="name">Its name in results.json.</param>
    /// <param name="title">Its name for people.</param>
    /// <param name="observations">What it is the mean of, in its unit.</param>
    /// <param name="bootstrap">Draws the pictures again.</param>
    /// <param name="unit">What it counts.</param>
    public static Figure Average(string name, string title, Observations observations, Bootstrap bootstrap, FigureUnit unit = FigureUnit.Number)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(bootstrap);
        return new Figure(name, title, observations.Mean, unit)
        {
            Interval = bootstrap.Of(observations.Sums.Length, observations.WeightedMean),
            Observations = observations,
        };
    }
}
