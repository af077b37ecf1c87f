using System.Collections.Immutable;
using AlignSharp.Evaluation.Classification;
using AlignSharp.Evaluation.Limits;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.Evaluation.Tasks;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Tests.Limits;

public sealed class LimitsTaskTests
{
    [Fact]
    public void The_planted_confusion_comes_first_and_the_widest_miss_is_the_hardest()
    {
        var labelling = new Labelling("class", [new("c", "cat"), new("d", "dog"), new("f", "fox")], [0, 1, 2, 3], [0, 1, 1, 2]);
        var scores = new ClassScores(new FloatTensor([0.9f, 0, 0, 0, 0.2f, 0.5f, 0, 0.1f, 0.9f, 0.3f, 0, 0.2f], 4, 3), labelling.Labels);
        var confusions = new Confusions(labelling, scores, [.. "wxyz".Select(static key => new SampleFacts($"{key}", [], ImmutableSortedDictionary<string, string>.Empty))]);
        Assert.Equal([2, 1, 3], confusions.Hardest);
        Assert.Equal([("dog: fox", 2, 100), ("fox: cat", 1, 100)], confusions.Table(new Bootstrap(0, 0)).Rows.Select(static row => (row.Name, row.Figures[0].Value, row.Figures[1].Value)));
        Assert.Equal(["y", "x", "z"], confusions.HardestGallery().Examples.Select(static example => example.Key));
    }

    [Fact]
    public void A_map_shows_the_cells_that_the_score_depends_on()
    {
        // The score is how red the middle pixel of the cell in row 2, column 4 is.
        const int Cell = (2 * OcclusionMap.Cells) + 4;
        var picture = new Canvas().Circle(144, 80, 30, (220, 40, 40)).ToImage();
        var map = OcclusionMap.Compute(picture, static pictures => [.. pictures.Select(static own => 255f - own.Pixels[(((80 * Canvas.Side) + 144) * 3) + 1])]);
        Assert.True(map.Drops[Cell] > 100);
        Assert.All(map.Drops.Where(static (_, cell) => cell != Cell), static drop => Assert.Equal(0, drop));
    }

    [Fact]
    public void What_counts_most_stays_bright_and_the_rest_is_darkened()
    {
        var map = new OcclusionMap([.. Enumerable.Range(0, OcclusionMap.Cells * OcclusionMap.Cells).Select(static cell => cell == 0 ? 0.2f : 0)]);
        var drawn = map.Draw(new RgbImage(70, 70, [.. Enumerable.Repeat((byte)200, 70 * 70 * 3)]));
        Assert.Equal(200, drawn.Pixels[0]);
        Assert.Equal(50, drawn.Pixels[^1]);
    }

    [Fact]
    public async Task A_set_gets_its_hardest_pictures_and_maps()
    {
        using var set = new DrawnSet(3, "flag", "strawberry");
        var split = await set.MeasureAsync(new LimitsTask(), new ProbeTask());
        Assert.Equal(["limits_class", "probes"], split.Results.Select(static result => result.Section));
        var wrong = (int)Math.Round(split.Results[0].Figures[0].Value / 100 * 6);
        Assert.Equal(wrong == 0 ? 0 : 3, split.Results[0].Galleries.Length);
        Assert.All(split.Results[0].Galleries.Skip(2).SelectMany(static gallery => gallery.Examples), static example => Assert.NotNull(example.Picture));
    }
}
