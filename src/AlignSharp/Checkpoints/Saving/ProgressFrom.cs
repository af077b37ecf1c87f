namespace AlignSharp.Checkpoints.Saving;

/// <summary>Reports the progress of a part as progress of the whole.</summary>
/// <param name="whole">Told the bytes of the whole, if anyone is.</param>
/// <param name="start">The bytes done before the part began.</param>
internal sealed class ProgressFrom(IProgress<long>? whole, long start) : IProgress<long>
{
    public void Report(long value) => whole?.Report(start + value);
}
