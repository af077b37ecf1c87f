using System.IO.Hashing;
using System.Text;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Loading;

/// <summary>Tells which samples are kept from training, by the value of one field.</summary>
internal sealed class HoldOut(HoldOutSettings settings)
{
    private readonly HashSet<string> _values = [.. settings.Values ?? []];
    private readonly ulong _bound = (ulong)(settings.Share * ulong.MaxValue);

    public bool Holds(SampleFields fields) =>
        fields.Text(settings.Field) is { } value && (_values.Contains(value) || Hash(value) < _bound);

    private static ulong Hash(string value) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(value));
}
