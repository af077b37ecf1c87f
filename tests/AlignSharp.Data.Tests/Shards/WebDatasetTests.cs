using System.Text.Json;
using AlignSharp.Data.Shards;
using AlignSharp.Testing;
using CsCheck;

namespace AlignSharp.Data.Tests.Shards;

public sealed class WebDatasetTests : IAsyncLifetime
{
    private static readonly int[] Sizes = [7, 1, 12, 0, 5];

    private static readonly WebDatasetOptions Shuffled = new() { Seed = 42, ShuffleShards = true, ShuffleBuffer = 6, Epochs = 2, Prefetch = 3 };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string All => _folder.Combine("{0..4}.tar");

    public async ValueTask InitializeAsync() => await ShardIo.WriteAsync(_folder.FullName, Sizes);

    [Fact]
    public async Task Unless_asked_otherwise_the_order_is_that_of_the_shards()
    {
        var keys = await KeysAsync(new WebDatasetOptions());

        Assert.Equal(Enumerable.Range(0, 5).SelectMany(shard => Enumerable.Range(0, Sizes[shard]).Select(ordinal => $"{shard}/{ordinal}")), keys);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_order_and_another_seed_another()
    {
        var keys = await KeysAsync(Shuffled);

        Assert.Equal(keys, await KeysAsync(Shuffled with { Prefetch = 1 }));
        Assert.NotEqual(keys, await KeysAsync(Shuffled with { Seed = 43 }));
    }

    [Fact]
    public async Task Each_epoch_has_every_sample_once_in_an_order_of_its_own()
    {
        var keys = await KeysAsync(Shuffled);

        Assert.Equal(50, keys.Count);
        Assert.Equal(25, keys.Take(25).Distinct().Count());
        Assert.Equal(keys.Take(25).Order(), keys.Skip(25).Order());
        Assert.NotEqual(keys.Take(25), keys.Skip(25));
    }

    [Fact]
    public async Task A_shuffled_order_stays_the_same_in_every_version()
    {
        Assert.Equal(
            "0/2 1/0 0/0 0/1 4/0 0/4 4/2 0/3 4/3 4/1 0/5 2/0 2/2 2/4 4/4 0/6 2/5 2/7 2/10 2/1 2/8 2/11 2/6 2/3 2/9",
            string.Join(' ', await KeysAsync(Shuffled with { Epochs = 1 })));
    }

    [Theory]
    [InlineData(1, WorkerSplit.Automatic)]
    [InlineData(2, WorkerSplit.Automatic)]
    [InlineData(3, WorkerSplit.Shards)]
    [InlineData(3, WorkerSplit.Samples)]
    [InlineData(8, WorkerSplit.Automatic)]
    public async Task Workers_share_the_samples_without_overlap_or_loss(int workers, WorkerSplit split)
    {
        var shares = new List<List<string>>();
        for (var worker = 0; worker < workers; worker++)
        {
            shares.Add(await KeysAsync(Shuffled with { Epochs = 1, Worker = worker, Workers = workers, Split = split }));
        }

        Assert.Equal((await KeysAsync(new WebDatasetOptions())).Order(), shares.SelectMany(share => share).Order());
        if (split == WorkerSplit.Samples || workers == 8)
        {
            Assert.InRange(shares.Max(share => share.Count) - shares.Min(share => share.Count), 0, 5);
        }
    }

    [Fact]
    public async Task Reading_goes_on_at_any_sample_as_if_it_had_never_stopped()
    {
        foreach (var options in (WebDatasetOptions[])[
            Shuffled, Shuffled with { ShuffleBuffer = 1 }, Shuffled with { ShuffleBuffer = 100 },
            Shuffled with { Worker = 1, Workers = 2, Split = WorkerSplit.Samples }, Shuffled with { ShuffleShards = false }])
        {
            var all = await KeysAsync(options);
            for (var stop = 0; stop <= all.Count; stop++)
            {
                var (before, position) = await ReadSomeAsync(options, stop, null);
                var (after, _) = await ReadSomeAsync(options, int.MaxValue, position);

                Assert.Equal(all, [.. before, .. after]);
            }
        }
    }

    [Fact]
    public void Reading_goes_on_after_any_number_of_stops()
    {
        Gen.Int[0, 9].Array[1, 12].Sample(stops =>
        {
            var keys = new List<string>();
            ShardPosition? position = null;
            foreach (var stop in (int[])[.. stops, int.MaxValue])
            {
                (var some, position) = ReadSomeAsync(Shuffled, stop, position).GetAwaiter().GetResult();
                keys.AddRange(some);
            }

            Assert.Equal(KeysAsync(Shuffled).GetAwaiter().GetResult(), keys);
        }, iter: 20, threads: 1);
    }

    [Fact]
    public async Task A_position_of_other_shards_or_options_is_refused()
    {
        var (_, position) = await ReadSomeAsync(Shuffled, 3, null);

        var error = Assert.Throws<ShardException>(() => new WebDataset([All], Shuffled with { ShuffleBuffer = 7 }).Open(position));
        Assert.Throws<ShardException>(() => new WebDataset([_folder.Combine("{0..3}.tar")], Shuffled).Open(position));

        Assert.EndsWith("the same shards, seed, workers and shuffle.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_that_shrank_since_the_position_are_noticed()
    {
        var (_, position) = await ReadSomeAsync(new WebDatasetOptions(), 5, null);
        await ShardIo.WriteAsync(_folder.FullName, 3);

        var error = await Assert.ThrowsAsync<ShardException>(() => ReadSomeAsync(new WebDatasetOptions(), 1, position));

        Assert.Contains("0.tar has no sample 5 any more", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_shards_are_passed_over_and_reported()
    {
        await File.WriteAllBytesAsync(_folder.Combine("2.tar"), new byte[] { 1, 2, 3 }, Cancel);
        var stream = new WebDataset([All]).Open();

        var samples = await stream.ReadAsync(Cancel).ToListAsync(Cancel);

        Assert.Equal(13, samples.Count);
        Assert.Equal(13, stream.Report.Samples);
        Assert.Equal((_folder.Combine("2.tar"), ShardFaultKind.Torn), Assert.Single(stream.Report.Faults.Select(fault => (fault.Shard, fault.Kind))));
    }

    [Fact]
    public async Task Without_end_the_epochs_go_on()
    {
        var keys = await new WebDataset([All], new WebDatasetOptions { Epochs = null }).ReadAsync(Cancel)
            .Select(sample => sample.Key).Take(60).ToListAsync(Cancel);

        Assert.Equal(keys.Take(25), keys.Skip(25).Take(25));
    }

    [Fact]
    public async Task Without_end_and_without_samples_is_an_error()
    {
        await ShardIo.WriteAsync(_folder.FullName, 0);
        var empty = new WebDataset([_folder.Combine("0.tar")], new WebDatasetOptions { Epochs = null });

        await Assert.ThrowsAsync<ShardException>(async () => await empty.ReadAsync(Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_shard_that_goes_away_while_reading_is_an_error()
    {
        var dataset = new WebDataset([All]);
        File.Delete(_folder.Combine("4.tar"));

        var error = await Assert.ThrowsAsync<ShardException>(async () => await dataset.ReadAsync(Cancel).ToListAsync(Cancel));

        Assert.Equal($"The shard {_folder.Combine("4.tar")} was not found; expected a file there.", error.Message);
    }

    [Fact]
    public async Task Cancelling_stops_the_stream()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var sample in new WebDataset([All], new WebDatasetOptions { Epochs = null }).ReadAsync(stop.Token))
            {
                await stop.CancelAsync();
            }
        });
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<List<string>> KeysAsync(WebDatasetOptions options) => (await ReadSomeAsync(options, int.MaxValue, null)).Keys;

    /// <summary>Reads up to a number of samples; the position goes through JSON, as it does between two runs.</summary>
    private async Task<(List<string> Keys, ShardPosition Position)> ReadSomeAsync(WebDatasetOptions options, int count, ShardPosition? position)
    {
        var stream = new WebDataset([All], options).Open(position);
        var keys = await stream.ReadAsync(Cancel).Take(count).Select(sample => sample.Key).ToListAsync(Cancel);
        return (keys, JsonSerializer.Deserialize<ShardPosition>(JsonSerializer.Serialize(stream.Position))!);
    }
}
