using System.Text.Json;
using AlignSharp.Evaluation.Corruptions;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Tests.Corruptions;

public sealed class CorruptionGoldenTests(ITestOutputHelper output)
{
    private const int Seeds = 3;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_corruption_changes_pictures_as_much_as_the_reference(string name)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Fixtures.Path("corruptions", "statistics.json")));
        var corruption = CorruptionCatalog.Find([name]).Single();
        var (least, most) = corruption.Family == CorruptionFamily.Weather ? (1 / 1.6, 1.6) : (0.7, 1.3);
        var outside = new List<string>();
        foreach (var source in golden.RootElement.GetProperty("sources").EnumerateObject())
        {
            var clean = ReferencePictures.Read(source.Name);
            for (var severity = 1; severity <= Corruption.MaximumSeverity; severity++)
            {
                var expected = source.Value.GetProperty(name)[severity - 1].GetProperty("mse").GetDouble();
                var found = Enumerable.Range(0, Seeds).Average(seed => SquaredError(clean, corruption.Apply(clean, severity, (ulong)seed)));
                var ratio = found / expected;
                var line = $"{source.Name} {name} {severity}: {found:F1} where {expected:F1} is expected, ratio {ratio:F2}";
                output.WriteLine(line);
                outside.AddRange(ratio < least || ratio > most ? [line] : []);
            }
        }

        Assert.Empty(outside);
    }

    public static TheoryData<string> Names => [.. CorruptionCatalog.Common.Select(static corruption => corruption.Name)];

    private static double SquaredError(RgbImage clean, RgbImage corrupted)
    {
        var sum = 0L;
        var (before, after) = (clean.Pixels, corrupted.Pixels);
        for (var index = 0; index < before.Length; index++)
        {
            sum += (before[index] - after[index]) * (before[index] - after[index]);
        }

        return (double)sum / before.Length;
    }
}
