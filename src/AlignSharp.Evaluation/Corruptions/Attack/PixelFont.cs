using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Corruptions.Attack;

/// <summary>
/// Capital letters, digits and a few marks, 5x7 pixels each, so that written text is the same on every machine whatever fonts
/// it has.
/// </summary>
internal static class PixelFont
{
    public const int Width = 5;
    public const int Height = 7;

    /// <summary>From one character to the next.</summary>
    public const int Advance = Width + 1;

    private static readonly FrozenDictionary<char, string> Glyphs = new Dictionary<char, string>
    {
        ['A'] = ".###.#...##...#######...##...##...#",
        ['B'] = "####.#...##...#####.#...##...#####.",
        ['C'] = ".###.#...##....#....#....#...#.###.",
        ['D'] = "####.#...##...##...##...##...#####.",
        ['E'] = "######....#....####.#....#....#####",
        ['F'] = "######....#....####.#....#....#....",
        ['G'] = ".###.#...##....#.####...##...#.####",
        ['H'] = "#...##...##...#######...##...##...#",
        ['I'] = ".###...#....#....#....#....#...###.",
        ['J'] = "..###...#....#....#....#.#..#..##..",
        ['K'] = "#...##..#.#.#..##...#.#..#..#.#...#",
        ['L'] = "#....#....#....#....#....#....#####",
        ['M'] = "#...###.###.#.##.#.##...##...##...#",
        ['N'] = "#...##...###..##.#.##..###...##...#",
        ['O'] = ".###.#...##...##...##...##...#.###.",
        ['P'] = "####.#...##...#####.#....#....#....",
        ['Q'] = ".###.#...##...##...##.#.##..#..##.#",
        ['R'] = "####.#...##...#####.#.#..#..#.#...#",
        ['S'] = ".#####....#.....###.....#....#####.",
        ['T'] = "#####..#....#....#....#....#....#..",
        ['U'] = "#...##...##...##...##...##...#.###.",
        ['V'] = "#...##...##...##...##...#.#.#...#..",
        ['W'] = "#...##...##...##.#.##.#.##.#.#.#.#.",
        ['X'] = "#...##...#.#.#...#...#.#.#...##...#",
        ['Y'] = "#...##...##...#.#.#...#....#....#..",
        ['Z'] = "#####....#...#...#...#...#....#####",
        ['0'] = ".###.#...##..###.#.###..##...#.###.",
        ['1'] = "..#...##....#....#....#....#...###.",
        ['2'] = ".###.#...#....#...#...#...#...#####",
        ['3'] = "#####...#...#.....#.....##...#.###.",
        ['4'] = "...#...##..#.#.#..#.#####...#....#.",
        ['5'] = "######....####.....#....##...#.###.",
        ['6'] = "..##..#...#....####.#...##...#.###.",
        ['7'] = "#####....#...#...#...#....#....#...",
        ['8'] = ".###.#...##...#.###.#...##...#.###.",
        ['9'] = ".###.#...##...#.####....#...#..##..",
        [' '] = new('.', Width * Height),
        ['-'] = "................###................",
        ['.'] = ".........................##...##...",
        ['\''] = "..#....#...#.......................",
        ['&'] = ".##..#..#.#.#...#...#.#.##..#..##.#",
    }.ToFrozenDictionary();

    // A box stands for what the font lacks, so that nothing is silently left out.
    private const string Missing = "######...##...##...##...##...######";

    /// <summary>The dots of a text in one line, each as its column and row. Letters are made capital.</summary>
    public static ImmutableArray<(int X, int Y)> Dots(string text)
    {
        var dots = ImmutableArray.CreateBuilder<(int, int)>();
        for (var place = 0; place < text.Length; place++)
        {
            var glyph = Glyphs.GetValueOrDefault(char.ToUpperInvariant(text[place]), Missing);
            for (var index = 0; index < glyph.Length; index++)
            {
                if (glyph[index] == '#')
                {
                    dots.Add(((place * Advance) + (index % Width), index / Width));
                }
            }
        }

        return dots.ToImmutable();
    }

    /// <summary>How wide a text is.</summary>
    public static int Measure(string text) => Math.Max(0, (text.Length * Advance) - 1);
}
