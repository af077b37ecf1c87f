namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Draws counts of rare events by looking them up in their cumulated probabilities. Immutable.</summary>
internal sealed class PoissonTable
{
    private const double Rest = 1e-9;
    private const int Guides = 64;
    private readonly double[] _cumulated;
    private readonly short[] _guide = new short[Guides];

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

        // Nothing is above the last, so that every search ends.
        cumulated[^1] = 1;
        _cumulated = [.. cumulated];
        for (var guide = 0; guide < Guides; guide++)
        {
            _guide[guide] = (short)Array.FindIndex(_cumulated, own => own > (double)guide / Guides);
        }
    }

    /// <param name="uniform">From 0 to below 1.</param>
    public int Draw(float uniform)
    {
        var count = (int)_guide[(int)(uniform * Guides)];
        while (_cumulated[count] <= uniform)
        {
            count++;
        }

        return count;
    }
}
