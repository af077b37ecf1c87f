using System.Text;
using System.Text.Json;
using AlignSharp.Data.Deduplication;
using AlignSharp.Data.Shards;
using AlignSharp.Data.Tests.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Tests.Deduplication;

public sealed class DeduplicatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Table => _folder.Combine("out.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kept_samples_are_copied_whole_and_the_rest_is_told()
    {
        var shard = await WriteShardAsync("in.tar", ("a", Draw(1)), ("b", Draw(2)), ("a-again", Jpeg(1)), ("broken", [1, 2, 3]), ("c", Draw(3)));
        var output = _folder.Combine("kept");

        var summary = await RunAsync(new DedupRequest { Inputs = [shard], Output = output });

        Assert.Equal((5, 3, 1), (summary.Pictures, summary.Kept, summary.Clusters));
        Assert.Equal("broken", Assert.Single(summary.Skipped).Key);
        Assert.Equal(("phash", 1L, 1L), (summary.Rules[0].Name, summary.Rules[0].RemovedAlone, summary.Rules[0].Removed));
        var (samples, _) = await ShardIo.ReadAsync(File.OpenRead(Path.Combine(output, "in.tar")));
        Assert.Equal(["a", "b", "c"], samples.Select(sample => sample.Key));
        Assert.All(samples, sample => Assert.Equal(["png", "txt"], sample.Fields.Keys));
        Assert.True(File.Exists(Path.Combine(output, "decisions.parquet")));
        var cluster = Assert.Single(Lines(Path.Combine(output, "clusters.jsonl")));
        Assert.Equal("a", cluster.GetProperty("kept").GetProperty("key").GetString());
        Assert.Equal("a-again", Assert.Single(cluster.GetProperty("dropped").EnumerateArray()).GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_table_says_what_became_of_each_picture_and_why()
    {
        var shard = await WriteShardAsync("in.tar", ("a", Draw(1)), ("a-again", Jpeg(1)), ("broken", [1, 2, 3]));

        await RunAsync(new DedupRequest { Inputs = [shard], Output = Table });

        var rows = Lines(Table);
        Assert.Equal(
            [("a", "kept", null), ("a-again", "dropped", "phash"), ("broken", "skipped", "broken.png")],
            rows.Select(row => (
                row.GetProperty("key").GetString(),
                row.GetProperty("status").GetString(),
                row.GetProperty("reason").GetString()?.Split(' ')[0])));
        Assert.Equal("a", rows[1].GetProperty("duplicate_of").GetString());
        Assert.InRange(rows[1].GetProperty("hash_distance").GetInt32(), 0, 8);
    }

    [Theory]
    [InlineData(false, new[] { "b" })]
    [InlineData(true, new[] { "b", "b-again" })]
    public async Task What_is_near_a_test_set_goes(bool againstOnly, string[] kept)
    {
        var shard = await WriteShardAsync("in.tar", ("a", Draw(1)), ("b", Draw(2)), ("b-again", Jpeg(2)), ("a-again", Jpeg(1)));
        var tests = await WriteShardAsync("test.tar", ("t", Draw(1)), ("t-again", Jpeg(1)));

        var summary = await RunAsync(new DedupRequest { Inputs = [shard], Against = [tests], Output = Table, AgainstOnly = againstOnly });

        Assert.Equal(kept, Kept());
        Assert.Equal(2, summary.Against);
        Assert.Equal(2, summary.Rules.Single(rule => rule.Name == "against_phash").Removed);
        Assert.Equal("against", Lines(_folder.Combine("out.clusters.jsonl"))[^1].GetProperty("set").GetString());
    }

    [Theory]
    [InlineData(KeepRule.First, "1-small.png")]
    [InlineData(KeepRule.Largest, "2-large.png")]
    public async Task The_first_or_the_largest_stays(KeepRule keep, string kept)
    {
        var pictures = Directory.CreateDirectory(_folder.Combine("pictures")).FullName;
        var picture = GeneratedPicture.Draw(4);
        File.WriteAllBytes(Path.Combine(pictures, "1-small.png"), GeneratedPicture.Png(picture.Resize(64, 48, ResampleFilter.Lanczos)));
        File.WriteAllBytes(Path.Combine(pictures, "2-large.png"), GeneratedPicture.Png(picture));

        await RunAsync(new DedupRequest { Inputs = [pictures], Output = Table, Keep = keep });

        Assert.Equal([kept], Kept());
    }

    [Fact]
    public async Task Hashes_of_metadata_are_compared_with_pictures()
    {
        var metadata = _folder.Combine("coyo.csv");
        var near = AlignSharp.Data.Deduplication.Hashing.PerceptualHash.Compute(GeneratedPicture.Draw(1));
        File.WriteAllText(metadata, $"id,image_phash\n007,{near}\n008,0123456789abcdef\n009,none\n");
        var tests = await WriteShardAsync("test.tar", ("t", Jpeg(1)));

        var summary = await RunAsync(new DedupRequest { Inputs = [metadata], Against = [tests], Output = Table });

        Assert.Equal((3, 1), (summary.Pictures, summary.Kept));
        Assert.Equal(["008"], Kept());
        Assert.Equal("The row 009 has the hash \"none\"; expected 16 hexadecimal digits.", Assert.Single(summary.Skipped).Reason);
    }

    [Fact]
    public async Task Embeddings_that_are_given_need_no_model()
    {
        var file = WriteNpy("e.npy", [1, 0], [0, 3], [2, 0.1f]);

        var summary = await RunAsync(new DedupRequest { Inputs = [file], Output = Table, Method = DedupMethod.Embedding });

        Assert.Equal(("cosine_0.975", 1L), (summary.Rules[0].Name, summary.Rules[0].Removed));
        Assert.Equal(["row 0", "row 1"], Kept());
    }

    [Fact]
    public async Task Pictures_go_through_the_model()
    {
        using var model = AlignModel.Load(Fixtures.AlignMini, new AlignModelOptions { UseCache = false });
        var shard = await WriteShardAsync("in.tar", ("a", Draw(1)), ("b", Draw(2)), ("broken", [7]), ("a-again", Jpeg(1)));

        var summary = await new Deduplicator(model).RunAsync(
            new DedupRequest { Inputs = [shard], Output = Table, Method = DedupMethod.Both },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b"], Kept());
        Assert.Equal([("phash", 1L, 1L), ("cosine_0.975", 1L, 0L)], summary.Rules.Select(rule => (rule.Name, rule.RemovedAlone, rule.Removed)));
    }

    [Fact]
    public async Task The_contact_sheet_holds_its_pictures_and_escapes_keys()
    {
        var shard = await WriteShardAsync("in.tar", ("<script>alert(1)", Draw(1)), ("again\"'&", Jpeg(1)), ("<b>", Draw(2)));
        var page = _folder.Combine("clusters.html");

        await RunAsync(new DedupRequest { Inputs = [shard], Output = Table, ContactSheet = page });

        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("data:image/webp;base64,").Length - 1);
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_picture_that_can_be_compared_nothing_is_written()
    {
        var shard = await WriteShardAsync("in.tar", ("broken", [1]));
        var error = await Assert.ThrowsAsync<DedupException>(() => RunAsync(new DedupRequest { Inputs = [shard], Output = Table }));
        Assert.StartsWith("None of 1 pictures can be compared, first broken of ", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Table));
    }

    [Fact]
    public async Task What_does_not_fit_together_is_refused_before_the_work()
    {
        var shard = await WriteShardAsync("in.tar", ("a", Draw(1)));
        var npy = WriteNpy("e.npy", [1, 0]);
        var request = new DedupRequest { Inputs = [shard], Output = Table };
        DedupRequest[] wrong =
        [
            request with { Output = _folder.FullName },
            request with { Output = _folder.Combine("kept.tar") },
            request with { Inputs = [shard, shard], Output = _folder.Combine("kept") },
            request with { Inputs = [npy], Output = _folder.Combine("kept"), Method = DedupMethod.Embedding },
            request with { Inputs = [npy] },
            request with { Method = DedupMethod.Embedding },
            request with { HashDistance = 25 },
            request with { Cosine = double.NaN },
            request with { ColorDistance = -1 },
            request with { AgainstOnly = true },
            request with { Inputs = [] },
        ];
        foreach (var one in wrong)
        {
            await Assert.ThrowsAsync<DedupRequestException>(() => RunAsync(one));
        }
    }

    [Fact]
    public async Task A_run_can_be_stopped()
    {
        var shard = await WriteShardAsync("in.tar", ("a", Draw(1)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Deduplicator().RunAsync(
            new DedupRequest { Inputs = [shard], Output = Table }, cancellationToken: new CancellationToken(canceled: true)));
        Assert.False(File.Exists(Table));
    }

    private static byte[] Draw(int number) => GeneratedPicture.Png(GeneratedPicture.Draw(number));

    private static byte[] Jpeg(int number) => GeneratedPicture.Jpeg(GeneratedPicture.Draw(number), 75);

    private static Task<DedupSummary> RunAsync(DedupRequest request) =>
        new Deduplicator().RunAsync(request, cancellationToken: TestContext.Current.CancellationToken);

    private static List<JsonElement> Lines(string path) =>
        [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    private IEnumerable<string?> Kept() => Lines(Table)
        .Where(row => row.GetProperty("status").GetString() == "kept")
        .Select(row => row.GetProperty("key").GetString());

    private async Task<string> WriteShardAsync(string name, params (string Key, byte[] Picture)[] pictures)
    {
        var path = _folder.Combine(name);
        await using var shard = ShardFile.Create(path);
        foreach (var (key, picture) in pictures)
        {
            await shard.WriteAsync(new Sample(
                key,
                [
                    KeyValuePair.Create("png", new ReadOnlyMemory<byte>(picture)),
                    KeyValuePair.Create("txt", new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(key))),
                ]));
        }

        await shard.CompleteAsync();
        return path;
    }

    private string WriteNpy(string name, params float[][] rows)
    {
        var path = _folder.Combine(name);
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows.Length}, {rows[0].Length}), }}".PadRight(117) + "\n";
        using (var file = File.Create(path))
        {
            file.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)header.Length, 0]);
            file.Write(Encoding.ASCII.GetBytes(header));
            foreach (var value in rows.SelectMany(row => row))
            {
                file.Write(BitConverter.GetBytes(value));
            }
        }

        File.WriteAllLines(Path.ChangeExtension(path, ".txt"), rows.Select((_, row) => $"row {row}"));
        return path;
    }
}
