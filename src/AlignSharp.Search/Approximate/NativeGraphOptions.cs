using System.Runtime.InteropServices;
using Cloud.Unum.USearch;

namespace AlignSharp.Search.Approximate;

/// <summary><c>usearch_init_options_t</c>, field by field.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeGraphOptions
{
    public MetricKind Metric;
    public nint CustomMetric;
    public ScalarKind Quantization;
    public nuint Dimensions;
    public nuint Connectivity;
    public nuint ExpansionAdd;
    public nuint ExpansionSearch;
    public byte AllowsEqualKeys;
}
