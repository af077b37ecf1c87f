using System.Collections.Immutable;
using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Limits;

/// <summary>Draws probes of counting, negation and spatial relations. The same seed gives the same drawings.</summary>
internal static class ProbeSet
{
    private const int Rounds = 10;
    private static readonly string[] Numbers = ["one", "two", "three", "four", "five"];

    private static readonly (string Name, (byte, byte, byte) Color)[] Colors =
        [("red", (220, 40, 40)), ("green", (40, 160, 60)), ("blue", (40, 80, 220)), ("yellow", (240, 200, 30))];

    public static ImmutableArray<Probe> Draw(ulong seed)
    {
        var random = new SplitMix64(seed, (ulong)Rounds);
        var probes = ImmutableArray.CreateBuilder<Probe>();
        for (var round = 0; round < Rounds; round++)
        {
            for (var kind = 0; kind < Colors.Length; kind++)
            {
                var other = (kind + 1 + random.Below(Colors.Length - 1)) % Colors.Length;
                probes.Add(Counting(1 + random.Below(Numbers.Length), kind, random.Below(12)));
                probes.Add(Negation(kind, other, random.Below(60)));
                probes.Add(Spatial(kind, other, round % 4));
            }
        }

        return probes.ToImmutable();
    }

    private static Probe Counting(int count, int color, int shift)
    {
        var canvas = new Canvas();
        for (var place = 0; place < count; place++)
        {
            canvas.Circle(40 + shift + (place % 3 * 66), 60 + shift + (place / 3 * 90), 24, Colors[color].Color);
        }

        string Text(int number) => $"{Numbers[number - 1]} {Colors[color].Name} {(number == 1 ? "circle" : "circles")}";
        return new Probe("counting", canvas.ToImage(), [Text(count), .. Enumerable.Range(1, Numbers.Length).Where(number => number != count).Select(Text)]);
    }

    // Only the word "no" tells which of the two is true: the picture has a circle of one colour.
    private static Probe Negation(int color, int other, int shift)
    {
        var picture = new Canvas().Circle(82 + shift, 112, 40, Colors[color].Color).ToImage();
        return new Probe("negation", picture, [$"a circle that is not {Colors[other].Name}", $"a circle that is not {Colors[color].Name}"]);
    }

    private static Probe Spatial(int color, int other, int relation)
    {
        var (circle, square, text, wrong) = relation switch
        {
            0 => ((56, 112), (168, 112), "to the left of", "to the right of"),
            1 => ((168, 112), (56, 112), "to the right of", "to the left of"),
            2 => ((112, 56), (112, 168), "above", "below"),
            _ => ((112, 168), (112, 56), "below", "above"),
        };
        var picture = new Canvas().Circle(circle.Item1, circle.Item2, 36, Colors[color].Color).Square(square.Item1, square.Item2, 32, Colors[other].Color).ToImage();
        string Text(string words) => $"a {Colors[color].Name} circle {words} a {Colors[other].Name} square";
        return new Probe("spatial", picture, [Text(text), Text(wrong)]);
    }
}
