using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AlignSharp.Data.Shards;

/// <summary>
/// Shards as one stream of samples: shuffled by a seed, shared between workers, read ahead, and resumable at any sample.
/// Holds no more than the shuffle buffer and what is read ahead in memory. Safe to use from several threads; each stream
/// belongs to one.
/// </summary>
public sealed class WebDataset
{
    private readonly string _order;

    /// <summary>Finds the shards; reads nothing yet.</summary>
    /// <param name="patterns">Paths, folders, braces and globs, as <see cref="ShardList.Expand"/> takes them.</param>
    /// <param name="options">In which order, how often and which part of the samples are read.</param>
    /// <exception cref="ShardException">A shard is missing.</exception>
    public WebDataset(IReadOnlyList<string> patterns, WebDatasetOptions? options = null)
    {
        Options = options ?? new WebDatasetOptions();
        Options.Check();
        Shards = ShardList.Expand(patterns);
        _order = Fingerprint();
    }

    /// <summary>The shards' paths, in the order in which they are listed.</summary>
    public ImmutableArray<string> Shards { get; }

    /// <summary>In which order, how often and which part of the samples are read.</summary>
    public WebDatasetOptions Options { get; }

    /// <summary>Begins a reading at the start, or goes on at a position.</summary>
    /// <param name="position">Where an earlier stream over the same shards with the same options was.</param>
    /// <exception cref="ShardException">The position belongs to other shards or options.</exception>
    public WebDatasetStream Open(ShardPosition? position = null)
    {
        position ??= new ShardPosition(Options.Seed, 0, 0, [], _order);
        return position.Order == _order && position is { Epoch: >= 0, Consumed: >= 0, ShardSamples.IsDefault: false }
            ? new WebDatasetStream(this, position)
            : throw new ShardException(
                $"The position was taken in the order {position.Order} (seed {position.Seed}); expected {_order} (seed {Options.Seed}): the same shards, seed, workers and shuffle.");
    }

    /// <summary>All samples from the start, for those who need neither position nor report.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public IAsyncEnumerable<Sample> ReadAsync(CancellationToken cancellationToken = default) => Open().ReadAsync(cancellationToken);

    internal EpochPlan Plan(int epoch) => new(Shards, Options, epoch);

    /// <summary>Names without folders, so that a run can go on where the data lie elsewhere.</summary>
    private string Fingerprint()
    {
        var facts = string.Create(
            CultureInfo.InvariantCulture,
            $"{Options.Seed} {Options.ShuffleShards} {Options.ShuffleBuffer} {Options.Worker}/{Options.Workers} {Options.Split}\n")
            + string.Join('\n', Shards.Select(Path.GetFileName));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)).AsSpan(0, 8));
    }
}
