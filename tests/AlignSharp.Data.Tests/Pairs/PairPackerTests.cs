using System.Text;
using System.Text.Json;
using AlignSharp.Data.Download.Pictures;
using AlignSharp.Data.Pairs;
using AlignSharp.Data.Pairs.Captions;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Pairs;

public sealed class PairPackerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PackOptions Options => new() { Folder = _folder.Combine("pictures"), Shards = _folder.Combine("shards", "%05d.tar") };

    [Fact]
    public async Task Pictures_are_packed_with_the_text_beside_them()
    {
        Picture("b.png", "rgb.png");
        Text("b.txt", "first caption\nsecond caption\n\n");
        Picture("sub/a.b.JPG", "rgb_480x360.jpg");
        Text("sub/a.b.txt", "日本の写真");

        var report = await PairPacker.PackAsync(Options, cancellationToken: Cancel);
        var samples = await SamplesAsync(report);

        Assert.Equal((2, 0, 3), (report.Packed, report.Skipped, report.Captions));
        Assert.Equal(["000000000: png txt json", "000000001: jpg txt json"], samples.Select(sample => $"{sample.Key}: {string.Join(' ', sample.Fields.Keys)}"));
        Assert.Equal(PictureShard.Picture("rgb.png"), samples[0].Fields["png"].ToArray());
        Assert.Equal("first caption", Encoding.UTF8.GetString(samples[0].Fields["txt"].Span));
        Assert.Equal("""{"captions":["日本の写真"],"source":"sub/a.b.JPG","width":480,"height":360}""", Encoding.UTF8.GetString(samples[1].Fields["json"].Span));
    }

    [Fact]
    public async Task What_cannot_be_packed_is_counted_by_reason_with_examples()
    {
        Picture("good.png", "rgb.png");
        Text("good.txt", "good");
        Picture("silent.png", "rgb.png");
        Picture("blank.png", "rgb.png");
        Text("blank.txt", " \n");
        Text("stray.txt", "no picture");
        Bytes("torn.jpg", PictureShard.Picture("rgb_480x360.jpg")[..3000]);
        Text("torn.txt", "torn");
        Picture("latin.png", "rgb.png");
        Bytes("latin.txt", [(byte)'c', 0xE9]);
        Picture("json.png", "rgb.png");
        Text("json.txt", "json");
        Text("json.json", "[1]");

        var report = await PairPacker.PackAsync(Options, cancellationToken: Cancel);

        Assert.Equal(
            "Packed 1, NoCaption 2, NoPicture 1, UnreadablePicture 1, UnreadableCaption 2",
            string.Join(", ", report.Outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}")));
        Assert.Equal(["blank.png has blank captions only.", "silent.png has no silent.txt beside it."], report.Examples[PackOutcome.NoCaption]);
        Assert.Equal("stray.txt has no picture beside it.", Assert.Single(report.Examples[PackOutcome.NoPicture]));
        Assert.Contains("torn.jpg", Assert.Single(report.Examples[PackOutcome.UnreadablePicture]), StringComparison.Ordinal);
        Assert.Contains("byte 0xE9 at offset 1", report.Examples[PackOutcome.UnreadableCaption][1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Captions_of_one_file_go_to_the_pictures_they_name_and_to_nothing_outside_the_folder()
    {
        Picture("a.png", "rgb.png");
        Picture("sub/b.png", "rgb.png");
        Picture("unnamed.png", "rgb.png");
        Bytes("../outside.png", PictureShard.Picture("rgb.png"));
        var captions = Captions("c.csv", "image,caption\nsub/b.png,one\na.png,two\nsub\\b.png,three\n../outside.png,four\ngone.png,five\nshort\n");

        var report = await PairPacker.PackAsync(Options with { CaptionFile = captions }, cancellationToken: Cancel);
        var samples = await SamplesAsync(report);

        Assert.Equal("Packed 2, NoCaption 1, NoPicture 2, MalformedRow 1", string.Join(", ", report.Outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}")));
        Assert.Equal(["sub/b.png: one|three", "a.png: two"], samples.Select(Show));
    }

    [Fact]
    public async Task Latin1_is_an_error_unless_it_is_asked_for()
    {
        Picture("a.png", "rgb.png");
        var captions = _folder.Combine("c.csv");
        await File.WriteAllBytesAsync(captions, Encoding.Latin1.GetBytes("image,caption\na.png,café\n"), Cancel);

        var error = await Assert.ThrowsAsync<CaptionException>(() => PairPacker.PackAsync(Options with { CaptionFile = captions }, cancellationToken: Cancel));
        var report = await PairPacker.PackAsync(Options with { CaptionFile = captions, Encoding = CaptionEncoding.Latin1 }, cancellationToken: Cancel);

        Assert.Contains("has the byte 0xE9 at offset 23,", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a.png: café"], (await SamplesAsync(report)).Select(Show));
    }

    [Fact]
    public async Task What_is_unpacked_and_packed_again_is_the_same_but_for_its_source()
    {
        Picture("a.png", "rgb.png");
        Text("a.txt", "one\ntwo");
        Text("a.json", """{"licence": "CC0", "width": 7}""");
        var first = await SamplesAsync(await PairPacker.PackAsync(Options, cancellationToken: Cancel));

        await ShardUnpacker.UnpackAsync([_folder.Combine("shards", "00000.tar")], _folder.Combine("unpacked"), cancellationToken: Cancel);
        var again = await SamplesAsync(await PairPacker.PackAsync(
            Options with { Folder = _folder.Combine("unpacked"), Shards = _folder.Combine("again", "%d.tar.zst") }, cancellationToken: Cancel));

        Assert.Equal("""{"licence":"CC0","width":200,"captions":["one","two"],"source":"a.png","height":151}""", Encoding.UTF8.GetString(first[0].Fields["json"].Span));
        Assert.Equal(first[0].Fields["txt"].ToArray(), again[0].Fields["txt"].ToArray());
        Assert.Equal(["000000000.png: one|two"], again.Select(Show));
    }

    [Fact]
    public async Task The_same_folder_makes_the_same_shards()
    {
        for (var picture = 0; picture < 25; picture++)
        {
            Picture($"{picture}.png", "rgb.png");
            Text($"{picture}.txt", $"caption {picture}");
        }

        var writing = new ShardWriterOptions { MaximumSamples = 10 };
        var one = await PairPacker.PackAsync(Options with { Writing = writing }, cancellationToken: Cancel);
        var two = await PairPacker.PackAsync(Options with { Writing = writing, Shards = _folder.Combine("two", "%05d.tar") }, cancellationToken: Cancel);

        Assert.Equal([10, 10, 5], one.Shards.Select(shard => shard.Samples));
        Assert.All(one.Shards.Zip(two.Shards), pair => Assert.Equal(File.ReadAllBytes(pair.First.Path), File.ReadAllBytes(pair.Second.Path)));
    }

    [Fact]
    public async Task Pictures_are_resized_and_stored_anew_when_asked_for()
    {
        Picture("a.jpg", "rgb_480x360.jpg");
        Text("a.txt", "one");
        var pictures = new PictureOptions { Resize = ResizeMode.ShortSide, Size = 90, Format = PictureFormat.WebP };

        var report = await PairPacker.PackAsync(Options with { Pictures = pictures }, cancellationToken: Cancel);
        var sample = Assert.Single(await SamplesAsync(report));
        var info = ImageDecoder.Default.Identify(sample.Fields["webp"], "a");

        Assert.Equal(new ImageInfo(ImageFormat.WebP, 120, 90), info);
        Assert.Equal(
            """{"captions":["one"],"source":"a.jpg","width":120,"height":90,"original_width":480,"original_height":360}""",
            Encoding.UTF8.GetString(sample.Fields["json"].Span));
    }

    [Fact]
    public async Task A_stopped_run_is_taken_up_and_ends_in_the_same_shards()
    {
        for (var picture = 0; picture < 12; picture++)
        {
            Picture($"{picture:D2}.png", "rgb.png");
            Text($"{picture:D2}.txt", picture % 4 == 1 ? " " : $"caption {picture}");
        }

        var options = Options with { Writing = new ShardWriterOptions { MaximumSamples = 2 } };
        var whole = await PairPacker.PackAsync(options with { Shards = _folder.Combine("whole", "%d.tar") }, cancellationToken: Cancel);
        await StopAfterAsync(options, 7);

        var report = await PairPacker.PackAsync(options with { Resume = true }, cancellationToken: Cancel);

        Assert.InRange(report.Earlier, 2, 8);
        Assert.Equal(whole.Packed, report.Earlier + report.Packed);
        Assert.Equal(
            whole.Shards.Select(shard => Convert.ToHexString(File.ReadAllBytes(shard.Path))),
            Directory.EnumerateFiles(_folder.Combine("shards")).Order(StringComparer.Ordinal).Select(path => Convert.ToHexString(File.ReadAllBytes(path))));
    }

    [Fact]
    public async Task Shards_of_other_pictures_are_not_gone_on_with()
    {
        Picture("a.png", "rgb.png");
        Text("a.txt", "one");
        await PairPacker.PackAsync(Options, cancellationToken: Cancel);
        File.Move(_folder.Combine("pictures", "a.png"), _folder.Combine("pictures", "b.png"));

        var error = await Assert.ThrowsAsync<ShardException>(() => PairPacker.PackAsync(Options with { Resume = true }, cancellationToken: Cancel));

        Assert.StartsWith("The shards end with a.png, which is not among the pictures;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_clear_error()
    {
        var error = await Assert.ThrowsAsync<CaptionException>(() => PairPacker.PackAsync(Options, cancellationToken: Cancel));

        Assert.Equal($"The folder {_folder.Combine("pictures")} was not found; expected a folder of pictures.", error.Message);
    }

    public void Dispose() => _folder.Dispose();

    private static string Show(Sample sample)
    {
        using var json = JsonDocument.Parse(sample.Fields["json"]);
        var captions = json.RootElement.GetProperty("captions").EnumerateArray().Select(caption => caption.GetString());
        return $"{json.RootElement.GetProperty("source").GetString()}: {string.Join('|', captions)}";
    }

    private static async Task<List<Sample>> SamplesAsync(PackReport report) =>
        await new WebDataset([.. report.Shards.Select(shard => shard.Path)]).ReadAsync(Cancel).ToListAsync(Cancel);

    private static async Task StopAfterAsync(PackOptions options, int pairs)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var watch = new Watch(done =>
        {
            if (done == pairs)
            {
                stop.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PairPacker.PackAsync(options, watch, stop.Token));
    }

    private void Picture(string name, string fixture) => Bytes(name, PictureShard.Picture(fixture));

    private void Text(string name, string text) => Bytes(name, Encoding.UTF8.GetBytes(text));

    private void Bytes(string name, byte[] bytes)
    {
        var path = _folder.Combine("pictures", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private string Captions(string name, string text)
    {
        File.WriteAllText(_folder.Combine(name), text);
        return _folder.Combine(name);
    }

    private sealed class Watch(Action<int> look) : IProgress<PackProgress>
    {
        public void Report(PackProgress value) => look(value.Done);
    }
}
