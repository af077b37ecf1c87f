using AlignSharp.Training.Runs;

namespace AlignSharp.Training.Cards;

/// <summary>A measurement's figures by their titles, in percent.</summary>
internal static class RetrievalFigures
{
    public static IReadOnlyList<(string Title, double Value)> Of(Measurement measured) =>
    [
        ("image to text R@1", measured.ImageToTextR1),
        ("image to text R@5", measured.ImageToTextR5),
        ("text to image R@1", measured.TextToImageR1),
        ("text to image R@5", measured.TextToImageR5),
    ];
}
