namespace AlignSharp.Imaging.Resampling;

/// <summary>
/// For each new pixel along one axis: the first old pixel it draws on, how many, and their weights in fixed point.
/// Weights are normalised in double, then rounded away from zero at the half, as Pillow does.
/// </summary>
internal sealed class AxisWeights
{
    /// <summary>Eight bits are the result's, two are left for sums that filters with negative lobes push out of its range.</summary>
    public const int FractionBits = 32 - 8 - 2;

    /// <summary>Half of the last bit kept: what a sum starts from so that the shift at its end rounds.</summary>
    public const int Half = 1 << (FractionBits - 1);

    /// <summary>Weights are padded with zeros to a multiple of this, so that a kernel can take several at once.</summary>
    public const int Group = 4;

    private readonly int[] _starts;
    private readonly int[] _counts;
    private readonly int[] _weights;
    private readonly int _stride;

    /// <param name="length">Old pixels along the axis.</param>
    /// <param name="from">Where the part to resize begins; single precision, as in Pillow.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="target">New pixels along the axis.</param>
    /// <param name="first">The first new pixel wanted.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="filter">Any filter but the nearest.</param>
    public AxisWeights(int length, float from, float to, int target, int first, int count, ResampleFilter filter)
    {
        var scale = (double)(to - from) / target;
        var stretch = Math.Max(scale, 1);
        var support = FilterKernel.Support(filter) * stretch;
        _stride = RoundUp(((int)Math.Ceiling(support) * 2) + 1);
        _starts = new int[count];
        _counts = new int[count];
        _weights = new int[checked(count * _stride)];
        var exact = new double[_stride];
        for (var i = 0; i < count; i++)
        {
            var center = from + ((first + i + 0.5) * scale);
            var start = Math.Max(0, (int)(center - support + 0.5));
            _starts[i] = start;
            _counts[i] = Math.Min(length, (int)(center + support + 0.5)) - start;
            var weights = exact.AsSpan(0, _counts[i]);
            Weigh(weights, start, center, 1 / stretch, filter);
            Round(weights, _weights.AsSpan(i * _stride));
        }
    }

    public int Count => _starts.Length;

    /// <summary>The first old pixel that any of the new ones draws on.</summary>
    public int First => _starts[0];

    /// <summary>The old pixel after the last one that any of the new ones draws on.</summary>
    public int End => _starts[^1] + _counts[^1];

    public int Start(int index) => _starts[index];

    public ReadOnlySpan<int> this[int index] => _weights.AsSpan(index * _stride, _counts[index]);

    /// <summary>The weights of one new pixel, followed by zeros up to a multiple of <see cref="Group"/>.</summary>
    public ReadOnlySpan<int> Padded(int index) => _weights.AsSpan(index * _stride, RoundUp(_counts[index]));

    private static int RoundUp(int count) => checked(count + Group - 1) / Group * Group;

    private static void Weigh(Span<double> weights, int start, double center, double squeeze, ResampleFilter filter)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = FilterKernel.Weight(filter, (i + start - center + 0.5) * squeeze);
            sum += weights[i];
        }

        for (var i = 0; i < weights.Length && sum != 0; i++)
        {
            weights[i] /= sum;
        }
    }

    private static void Round(ReadOnlySpan<double> weights, Span<int> rounded)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var scaled = weights[i] * (1 << FractionBits);
            rounded[i] = (int)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        }
    }
}
