using System.Globalization;

namespace AlignSharp.Server.Errors;

/// <summary>The header that says when to try again.</summary>
internal static class RetryAfter
{
    /// <summary>Whole seconds, at least 1: 0 would make clients come back at once.</summary>
    public static string Text(TimeSpan time) =>
        Math.Max(1, (long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
