using System.Text.Json;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Metadata;

/// <summary>The reference rows and the counts that every rule must keep.</summary>
internal static class MetadataFixture
{
    private static readonly JsonElement Expected = Read();

    public static string Coyo { get; } = Fixtures.Path("metadata", "coyo.parquet");

    public static string Laion { get; } = Fixtures.Path("metadata", "laion.parquet");

    public static long Rows { get; } = Expected.GetProperty("rows").GetInt64();

    /// <summary>The six rules of COYO together.</summary>
    public static long KeptByCoyo { get; } = Expected.GetProperty("kept_by_all_of").GetProperty("kept").GetInt64();

    /// <summary>Side, aspect, NSFW and CLIP similarity together.</summary>
    public static long KeptByNumericFour { get; } = Expected.GetProperty("kept_numeric_four").GetInt64();

    public static long KeptBy(string rule) => Expected.GetProperty("kept_by_each_rule").GetProperty(rule).GetInt64();

    private static JsonElement Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Fixtures.Path("metadata", "expected.json")));
        return document.RootElement.Clone();
    }
}
