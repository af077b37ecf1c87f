using AlignSharp.Cli.Progress;

namespace AlignSharp.Cli.Data;

/// <summary>Shows how many samples are done.</summary>
internal sealed class SampleMeter(ProgressMeter meter) : IProgress<long>
{
    public void Report(long value) => meter.Report(value);
}
