using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Results;

/// <summary>A picture worth looking at.</summary>
/// <param name="Key">The sample.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Found">What the model says.</param>
/// <param name="Detail">How far off it is: "rank 311".</param>
public sealed record Example(string Key, string Expected, string Found, string Detail)
{
    /// <summary>A picture that the task made, such as a heat map; the sample's own unless set. Reports make it small.</summary>
    public RgbImage? Picture { get; init; }
}
