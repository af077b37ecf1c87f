using AlignSharp.Cli.Progress;
using AlignSharp.Search.Building;

namespace AlignSharp.Cli.Search;

/// <summary>Shows how far an index is.</summary>
internal sealed class IndexMeter(ProgressMeter meter) : IProgress<IndexProgress>
{
    public void Report(IndexProgress value)
    {
        if (value.Total is { } total)
        {
            meter.Report(value.Done, total);
        }
        else
        {
            meter.Report(value.Done);
        }
    }
}
