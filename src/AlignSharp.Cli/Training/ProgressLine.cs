using System.Globalization;
using AlignSharp.Training;
using AlignSharp.Training.Runs;

namespace AlignSharp.Cli.Training;

/// <summary>Where a run is, in a line.</summary>
internal static class ProgressLine
{
    public static string Of(TrainingProgress progress) => progress.Entry.Measurement is { } measured
        ? Of(measured)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"step {progress.Entry.Step}/{progress.Steps}  loss {progress.Entry.Loss:F4}  rate {progress.Entry.LearningRate:G3}  temperature {progress.Entry.Temperature:F4}  {progress.Entry.PairsPerSecond:F1} pairs/s (waiting {progress.Entry.WaitShare:P0})  {progress.Entry.Memory >> 20} MiB  left {TimeLeft(progress.Remaining)}");

    public static string Of(Measurement measured) => string.Create(
        CultureInfo.InvariantCulture,
        $"step {measured.Step}  held out: image to text R@1 {measured.ImageToTextR1:F1} R@5 {measured.ImageToTextR5:F1}, text to image R@1 {measured.TextToImageR1:F1} R@5 {measured.TextToImageR5:F1} ({measured.Images} pictures, {measured.Captions} captions)");

    public static string TimeLeft(TimeSpan? remaining) => remaining is { } left
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left.Minutes:D2}:{left.Seconds:D2}")
        : "?";
}
