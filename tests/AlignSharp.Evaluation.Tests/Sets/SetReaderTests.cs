using System.Text;
using System.Text.Json;
using AlignSharp.Data.Shards;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Tests.Sets;

public sealed class SetReaderTests : IDisposable
{
    private static readonly byte[] Picture = ImageEncoder.Png(new RgbImage(2, 2, new byte[12]));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Class_folders_are_read_in_order_and_named_by_a_subset_file()
    {
        Put("red_fox/1.png", "cat/2.png", "cat/deep/3.png", "zebra/4.png");
        var samples = await ReadAsync(Request());
        Assert.Equal(["cat/2.png", "cat/deep/3.png", "red_fox/1.png", "zebra/4.png"], samples.Select(static sample => sample.Facts.Key));
        File.WriteAllText(_folder.Combine("classes.txt"), "zebra striped horse\ncat\n");
        var set = (Request() with { Classes = _folder.Combine("classes.txt") }).Open();
        Assert.Equal(["cat", "striped horse"], set.ClassLists[0].Classes.Select(static name => name.Text));
        Assert.Equal(["cat", "cat", "zebra"], (await ReadAsync(set)).Select(static sample => sample.Facts.Labels["class"]));
    }

    [Fact]
    public void A_subset_names_folders_that_are_numbers_by_their_names_and_others_by_their_place()
    {
        // As ImageNet-V2's folders, whose order by letters is not that of their numbers.
        Put("0/1.png", "1/1.png", "10/1.png", "2/1.png");
        File.WriteAllText(_folder.Combine("classes.txt"), "2 great white shark\n10 brambling\n");
        var numbered = (Request() with { Classes = _folder.Combine("classes.txt") }).Open();
        Assert.Equal([("10", "brambling"), ("2", "great white shark")], numbered.ClassLists[0].Classes.Select(static name => (name.Id, name.Text)));
        Put("n01/1.png", "n02/1.png", "n03/1.png");
        File.WriteAllText(_folder.Combine("classes.json"), """{"4": "tench", "n03": "shark"}""");
        var placed = (Request() with { Classes = _folder.Combine("classes.json") }).Open();
        Assert.Equal([("n01", "tench"), ("n03", "shark")], placed.ClassLists[0].Classes.Select(static name => (name.Id, name.Text)));
    }

    [Fact]
    public async Task A_class_folder_without_pictures_stays_a_class_and_a_set_without_any_is_told()
    {
        Put("cat/1.png");
        Directory.CreateDirectory(_folder.Combine("data", "dog"));
        Assert.Equal(["cat", "dog"], Request().Open().ClassLists[0].Classes.Select(static name => name.Text));
        File.Delete(_folder.Combine("data", "cat", "1.png"));
        var error = await Assert.ThrowsAsync<EvaluationException>(() => SetIndex.ReadAsync(Request().Open(), null, TestContext.Current.CancellationToken));
        Assert.Equal($"{_folder.Combine("data")} has no sample; expected at least one picture.", error.Message);
    }

    [Fact]
    public void A_subset_of_unknown_or_repeated_classes_is_told()
    {
        Put("cat/1.png", "dog/2.png");
        File.WriteAllText(_folder.Combine("classes.json"), """["cat", "unicorn"]""");
        var request = Request() with { Classes = _folder.Combine("classes.json") };
        Assert.Contains("names unicorn, which is not among the 2 classes", Assert.Throws<EvaluationException>(request.Open).Message, StringComparison.Ordinal);
        File.WriteAllText(_folder.Combine("classes.json"), """["cat", "cat"]""");
        Assert.Contains("names cat twice", Assert.Throws<EvaluationException>(request.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_layout_has_no_use_for_is_refused()
    {
        Put("cat/1.png", "dog/2.png");
        var error = Assert.Throws<EvaluationException>((Request() with { Fields = ["label"] }).Open);
        Assert.Equal($"{_folder.Combine("data")} is laid out as folders of classes, which has no use for --labels.", error.Message);
    }

    [Fact]
    public async Task Clip_benchmark_s_layout_gives_classes_templates_and_a_subset()
    {
        await PutShardAsync("test/%d.tar", ("a", "cls", "1"u8.ToArray()), ("b", "cls", "0\n"u8.ToArray()));
        PutLists("cat\ndog\nred fox\n");
        var set = Request().Open();
        Assert.Equal(["cat", "dog", "red fox"], set.ClassLists[0].Classes.Select(static name => name.Text));
        Assert.Equal("a drawing of a dog.", set.ClassLists[0].Templates[0].Fill("dog"));
        Assert.Equal(["1", "0"], (await ReadAsync(set)).Select(static sample => sample.Facts.Labels["cls"]));
        File.WriteAllText(_folder.Combine("two.txt"), "0\n2\n");
        Assert.Equal(["b"], (await ReadAsync(Request() with { Classes = _folder.Combine("two.txt") })).Select(static sample => sample.Facts.Key));
    }

    [Fact]
    public async Task A_label_outside_the_list_is_told()
    {
        await PutShardAsync("test/%d.tar", ("a", "cls", "7"u8.ToArray()));
        PutLists("cat\ndog\n");
        var error = await Assert.ThrowsAsync<EvaluationException>(() => SetIndex.ReadAsync(Request().Open(), null, TestContext.Current.CancellationToken));
        Assert.Contains("a of ", error.Message, StringComparison.Ordinal);
        Assert.Contains("has the label 7; expected one of the 2 classes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_take_labels_splits_and_metadata_from_json_and_count_a_damaged_one()
    {
        await PutShardAsync("s%d.tar", ("a", "json", Json(new { caption = "one", kind = "x", split = "test+unseen", skin = "dark" })), ("b", "json", "{"u8.ToArray()));
        var set = new SetRequest([_folder.Combine("data", "s0.tar")]) { Fields = ["kind"] }.Open();
        var samples = await ReadAsync(set);
        var facts = samples[0].Facts;
        Assert.Equal(("test", "x", "dark", "test+unseen", "one"), (facts.Split, facts.Labels["kind"], facts.Metadata["skin"], facts.Metadata["split"], facts.Captions.Single()));
        Assert.Equal(SkipKind.Malformed, samples[1].Fault!.Kind);
    }

    [Fact]
    public async Task A_table_joins_rows_of_a_picture_and_counts_malformed_and_missing_ones()
    {
        Put("1.png");
        var path = _folder.Combine("data", "t.csv");
        File.WriteAllText(path, "image,caption,label,group\n1.png,one,cat,x\n1.png,two,cat,x\nshort\ngone.png,three,dog,y\n../../t.csv,four,dog,y\n");
        var set = new SetRequest([path]).Open();
        var samples = await ReadAsync(set);
        Assert.Equal(["one", "two"], samples[0].Facts.Captions);
        Assert.Equal("x", samples[0].Facts.Metadata["group"]);
        Assert.Equal([SkipKind.Missing, SkipKind.Missing], samples.Skip(1).Select(static sample => sample.Fault!.Kind));
        Assert.Equal([SkipKind.Malformed], set.Skipped.Select(static skipped => skipped.Kind));
    }

    [Fact]
    public async Task Karpathy_s_division_chooses_the_part_and_missing_pictures_are_counted()
    {
        Put("val2014/1.png", "val2014/2.png");
        var captions = _folder.Combine("dataset_coco.json");
        File.WriteAllText(captions, """
            {"images":[{"filepath":"val2014","filename":"1.png","split":"test","sentences":[{"raw":"a"},{"raw":"b"}]},
            {"filepath":"val2014","filename":"2.png","split":"val","sentences":[{"raw":"c"}]},
            {"filepath":"val2014","filename":"3.png","split":"test","sentences":[{"raw":"d"}]}]}
            """);
        var set = (Request() with { Captions = captions }).Open();
        Assert.Equal(["a", "b"], (await ReadAsync(set)).Single().Facts.Captions);
        Assert.Equal(SkipKind.Missing, set.Skipped.Single().Kind);
        Assert.Equal(["c"], (await ReadAsync(Request() with { Captions = captions, Split = "val" })).Single().Facts.Captions);
    }

    [Fact]
    public async Task Flickr_s_tokens_and_coco_s_captions_give_several_captions_a_picture()
    {
        Put("1.png");
        File.WriteAllText(_folder.Combine("results.token"), "1.png#0\tone\n1.png#1\ttwo\n");
        Assert.Equal(["one", "two"], (await ReadAsync(Request() with { Captions = _folder.Combine("results.token") })).Single().Facts.Captions);
        File.WriteAllText(_folder.Combine("coco.json"), """{"images":[{"id":5,"file_name":"1.png"}],"annotations":[{"image_id":5,"id":1,"caption":"x"},{"image_id":5,"id":2,"caption":"y"}]}""");
        Assert.Equal(["x", "y"], (await ReadAsync(Request() with { Captions = _folder.Combine("coco.json") })).Single().Facts.Captions);
        Assert.Throws<EvaluationException>((Request() with { Captions = _folder.Combine("coco.json"), Split = "test" }).Open);
    }

    private SetRequest Request() => new([_folder.Combine("data")]);

    private static Task<List<EvaluationSample>> ReadAsync(SetRequest request) => ReadAsync(request.Open());

    private static async Task<List<EvaluationSample>> ReadAsync(IEvaluationSet set)
    {
        var samples = new List<EvaluationSample>();
        await foreach (var sample in set.ReadAsync(TestContext.Current.CancellationToken))
        {
            samples.Add(sample);
        }

        return samples;
    }

    private void Put(params string[] pictures)
    {
        foreach (var name in pictures)
        {
            var path = _folder.Combine("data", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Picture);
        }
    }

    private void PutLists(string classes)
    {
        File.WriteAllText(_folder.Combine("data", "classnames.txt"), classes);
        File.WriteAllText(_folder.Combine("data", "zeroshot_classification_templates.txt"), "a drawing of a {c}.\n");
    }

    private async Task PutShardAsync(string name, params (string Key, string Extension, byte[] Data)[] samples)
    {
        var path = _folder.Combine("data", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var writer = new ShardWriter(path);
        foreach (var (key, extension, data) in samples)
        {
            await writer.WriteAsync(new Sample(key, [new("png", Picture), new(extension, data)]), TestContext.Current.CancellationToken);
        }

        await writer.CompleteAsync(TestContext.Current.CancellationToken);
    }

    private static byte[] Json<T>(T value) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value));
}
