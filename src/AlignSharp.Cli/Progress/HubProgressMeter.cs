using System.Globalization;
using AlignSharp.Hub;

namespace AlignSharp.Cli.Progress;

/// <summary>Shows what a download does: the file, how much of it is there, and why it waits.</summary>
internal sealed class HubProgressMeter(ProgressMeter meter) : IProgress<HubProgress>
{
    public void Report(HubProgress value)
    {
        meter.Describe(Describe(value));
        if (value.TotalBytes > 0)
        {
            meter.Report(value.Bytes, value.TotalBytes);
        }
    }

    private static string Describe(HubProgress progress) => progress.Activity switch
    {
        HubActivity.Retrying => string.Create(
            CultureInfo.InvariantCulture, $"{progress.File} (trying again in {progress.Delay.TotalSeconds:F0} s)"),
        HubActivity.Waiting => $"{progress.File} (another process is downloading it)",
        _ => progress.File,
    };
}
