namespace AlignSharp.Training.Runs.TensorBoard;

/// <summary>The figures of a line of the log by the names that TensorBoard groups them under.</summary>
internal static class EntryScalars
{
    public static IReadOnlyList<(string Tag, double Value)> Of(LogEntry entry) =>
        [.. All(entry).Where(static item => item.Value is not null).Select(static item => (item.Tag, item.Value!.Value))];

    private static IEnumerable<(string Tag, double? Value)> All(LogEntry entry) =>
    [
        ("train/loss", entry.Loss),
        ("train/learning_rate", entry.LearningRate),
        ("train/temperature", entry.Temperature),
        ("train/gradient_norm", entry.GradientNorm),
        ("speed/pairs_per_second", entry.PairsPerSecond),
        ("speed/wait_share", entry.WaitShare),
        ("speed/memory_mib", entry.Memory / (double)(1 << 20)),
        ("held_out/image_to_text_r1", entry.Measurement?.ImageToTextR1),
        ("held_out/image_to_text_r5", entry.Measurement?.ImageToTextR5),
        ("held_out/text_to_image_r1", entry.Measurement?.TextToImageR1),
        ("held_out/text_to_image_r5", entry.Measurement?.TextToImageR5),
    ];
}
