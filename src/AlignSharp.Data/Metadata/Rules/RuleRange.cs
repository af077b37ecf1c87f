using System.Globalization;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Says a range with one or two bounds in words.</summary>
internal static class RuleRange
{
    public static string Describe(int? minimum, int? maximum) => (minimum, maximum) switch
    {
        ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $"{low} to {high}"),
        ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $"at least {low}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"at most {maximum}"),
    };
}
