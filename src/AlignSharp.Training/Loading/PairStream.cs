using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AlignSharp.Data.Shards;

namespace AlignSharp.Training.Loading;

/// <summary>Samples turned into pairs in the background, in the samples' order and never more than a bound ahead.</summary>
internal static class PairStream
{
    /// <summary>Pairs from a place on; samples for which <paramref name="load"/> gives null are left out.</summary>
    public static async IAsyncEnumerable<LoadedPair> ReadAsync(
        WebDatasetStream samples,
        Func<Sample, ShardPosition, LoadedPair?> load,
        int ahead,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Channel.CreateBounded<Task<LoadedPair?>>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => FeedAsync(samples, load, work.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var pair in work.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (await pair.ConfigureAwait(false) is { } loaded)
                {
                    yield return loaded;
                }
            }
        }
        finally
        {
            // Whoever leaves early leaves no reading behind.
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task FeedAsync(
        WebDatasetStream samples,
        Func<Sample, ShardPosition, LoadedPair?> load,
        ChannelWriter<Task<LoadedPair?>> work,
        CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var sample in samples.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var position = samples.Position;
                await work.WriteAsync(Task.Run(() => load(sample, position), cancellationToken), cancellationToken).ConfigureAwait(false);
            }

            work.Complete();
        }
        catch (Exception error)
        {
            work.Complete(error);
        }
    }
}
