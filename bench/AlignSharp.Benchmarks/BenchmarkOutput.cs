using System.Text.Json;

namespace AlignSharp.Benchmarks;

/// <summary>Prints results as the JSON that scripts read.</summary>
internal static class BenchmarkOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static void Print<T>(T results) => Console.WriteLine(JsonSerializer.Serialize(results, Options));
}
