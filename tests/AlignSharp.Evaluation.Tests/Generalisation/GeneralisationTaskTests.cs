using System.Collections.Immutable;
using AlignSharp.Data.Shards;
using AlignSharp.Evaluation.Generalisation;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Tests.Generalisation;

public sealed class GeneralisationTaskTests
{
    [Fact]
    public async Task A_set_is_compared_with_itself_without_a_change()
    {
        using var set = new DrawnSet(4, "flag", "strawberry");
        var split = await set.MeasureAsync(set.Folder, new EvaluationOptions { Reference = new SetRequest([set.Folder]).Open() }, new GeneralisationTask());
        var result = Assert.Single(split.Results);
        Assert.Equal(0, result.Figures.Single(static figure => figure.Name == "accuracy_change").Value);
        Assert.Equal([8, 8, 2], result.Counts.Select(static count => count.Value));
    }

    [Fact]
    public void The_pictures_of_both_sets_are_drawn_apart()
    {
        // Were the same pictures drawn from both, a set would never differ from itself.
        ImmutableArray<double> hits = [.. Enumerable.Range(0, 200).Select(static picture => picture % 2d)];
        var figures = new SetComparison(hits, hits, null, new Bootstrap(2000, 3)).Figures().ToDictionary(static figure => figure.Name);
        var error = 100 * Math.Sqrt(2 * 0.25 / 200);
        Assert.Equal(-1.96 * error, figures["accuracy_change"].Interval!.Low, 0.7);
        Assert.Equal(1.96 * error, figures["accuracy_change"].Interval!.High, 0.7);
    }

    [Fact]
    public async Task A_picture_planted_in_the_training_shards_is_found_and_its_concept_counts_as_seen()
    {
        using var set = new DrawnSet(2, "flag", "strawberry");
        using var folder = new TemporaryFolder();
        var photo = ImageDecoder.Default.Decode(Fixtures.Path("images", "rgb_480x360.jpg"));
        File.WriteAllBytes(Path.Combine(set.Folder, "flag", "photo.jpg"), ImageEncoder.Jpeg(photo));
        await WriteShardAsync(folder.FullName, photo.Resize(240, 180, ResampleFilter.Bicubic));
        var options = new GeneralisationOptions { TrainingShards = [folder.Combine("train-00000.tar")] };
        var split = await set.MeasureAsync(set.Folder, new EvaluationOptions(), new GeneralisationTask(options));
        Assert.Equal(1, split.Results[0].Counts.Single(static count => count.Name == "unseen_classes").Value);
        var example = Assert.Single(Assert.Single(split.Results[1].Galleries).Examples);
        Assert.Equal(("flag/photo.jpg", "planted"), (example.Key, example.Found));
        Assert.Equal(20, split.Results[1].Figures.Single().Value, 10);
    }

    [Fact]
    public async Task Without_anything_to_compare_with_the_task_says_so()
    {
        using var set = new DrawnSet(2, "flag", "strawberry");
        var split = await set.MeasureAsync(new GeneralisationTask());
        Assert.StartsWith("Generalisation has nothing to compare with;", Assert.Single(split.Omitted), StringComparison.Ordinal);
    }

    private static async Task WriteShardAsync(string folder, RgbImage picture)
    {
        await using var writer = new ShardWriter(Path.Combine(folder, "train-%05d.tar"));
        await writer.WriteAsync(new Sample("planted", [new("jpg", ImageEncoder.Jpeg(picture, 95)), new("txt", "the flag of a club"u8.ToArray())]));
        await writer.CompleteAsync();
    }
}
