using System.Globalization;

namespace AlignSharp.Data.Statistics;

/// <summary>Figures as a person reads them.</summary>
internal static class Figures
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Whole numbers with separators, others with four significant digits.</summary>
    public static string Number(double value) => value == Math.Truncate(value) && Math.Abs(value) < 1e15
        ? value.ToString("N0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 1000
            ? value.ToString("N0", CultureInfo.InvariantCulture)
            : value.ToString(Math.Abs(value) < 1e-3 ? "0.0e0" : "G4", CultureInfo.InvariantCulture);

    public static string Share(long part, long all) =>
        all == 0 ? "0 %" : (100.0 * part / all).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    public static string Bytes(long bytes)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
        var unit = bytes < 1024 ? 0 : Math.Min(units.Length - 1, (int)Math.Log(bytes, 1024));
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / Math.Pow(1024, unit):0.#} {units[unit]}");
    }
}
