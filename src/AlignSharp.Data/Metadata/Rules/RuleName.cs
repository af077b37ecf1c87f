using System.Globalization;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Names of rules carry their bounds, so that a funnel explains itself: <c>max_nsfw_0.5</c>.</summary>
internal static class RuleName
{
    public static string Of(string kind, double bound) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}_{bound}");

    public static string OfRange(string kind, int? minimum, int? maximum) => (minimum, maximum) switch
    {
        ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $"{kind}_{low}_{high}"),
        ({ } low, null) => Of($"min_{kind}", low),
        (null, { } high) => Of($"max_{kind}", high),
        _ => throw new ArgumentException($"The rule {kind} has neither a minimum nor a maximum; expected at least one."),
    };
}
