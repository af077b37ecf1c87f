namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Draws counts of rare events by looking them up in their cumulated probabilities.</summary>
internal sealed class PoissonTable
{
    private const double Rest = 1e-9;
    private readonly double[] _cumulated;

    /// <param name="mean">The mean count, at least 0 and below 700.</param>
    public PoissonTable(double mean)
    {
        var cumulated = new List<double>();
        var (term, sum) = (Math.Exp(-mean), 0d);
        for (var count = 0; sum < 1 - Rest && count <= 10 * (mean + 5); count++)
        {
            term *= count == 0 ? 1 : mean / count;
            sum += term;
            cumulated.Add(sum);
        }

        _cumulated = [.. cumulated];
    }

    /// <param name="uniform">From 0 to below 1.</param>
    public int Draw(float uniform)
    {
        var place = Array.BinarySearch(_cumulated, uniform);
        return Math.Min(place < 0 ? ~place : place + 1, _cumulated.Length - 1);
    }
}
