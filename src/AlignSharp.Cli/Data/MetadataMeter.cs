using System.Globalization;
using AlignSharp.Cli.Progress;
using AlignSharp.Data.Metadata;

namespace AlignSharp.Cli.Data;

/// <summary>Shows the steps of a run over metadata on a progress display.</summary>
internal sealed class MetadataMeter(ProgressMeter meter) : IProgress<MetadataProgress>
{
    public void Report(MetadataProgress value)
    {
        meter.Describe(string.Create(CultureInfo.InvariantCulture, $"{value.Task} ({value.Fraction:P0})"));
        meter.Report(value.Step - 1, value.Steps);
    }
}
