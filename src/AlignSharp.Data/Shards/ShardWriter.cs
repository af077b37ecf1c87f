using System.Collections.Immutable;

namespace AlignSharp.Data.Shards;

/// <summary>
/// Writes samples into a series of shards. Each shard gets its name when it is whole; when writing is given up, the shards
/// before stay and the one in hand goes. Holds no sample in memory. Not thread-safe.
/// </summary>
public sealed class ShardWriter : IAsyncDisposable
{
    private readonly ShardNamePattern _names;
    private readonly ShardWriterOptions _options;
    private ShardFile? _current;

    /// <summary>Prepares a series; nothing is written yet.</summary>
    /// <param name="pattern">The shards' paths with one place for the number, such as "shards/train-%05d.tar"; the ending decides the compression.</param>
    /// <param name="options">When the next shard begins.</param>
    /// <exception cref="ShardException">The pattern has no place for a number, or does not end as a shard's name does.</exception>
    public ShardWriter(string pattern, ShardWriterOptions? options = null)
    {
        _names = new ShardNamePattern(pattern);
        _options = options ?? new ShardWriterOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaximumSamples, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(_options.FirstIndex, nameof(options));
    }

    /// <summary>The shards that are whole so far.</summary>
    public ImmutableArray<WrittenShard> Shards { get; private set; } = [];

    /// <summary>Adds a sample to the shard in hand, or to the next one.</summary>
    /// <param name="sample">Its key must differ from the one before it.</param>
    /// <param name="cancellationToken">Stops the writing; the shard in hand is then lost.</param>
    /// <exception cref="ShardException">The sample's key or an extension is not of WebDataset's form, or the shard is there already.</exception>
    public async ValueTask WriteAsync(Sample sample, CancellationToken cancellationToken = default)
    {
        _current ??= Begin();
        await _current.WriteAsync(sample, cancellationToken).ConfigureAwait(false);
        if (_current.Samples >= _options.MaximumSamples || _current.TarBytes >= _options.MaximumTarBytes)
        {
            await CompleteShardAsync(_current, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Completes the shard in hand.</summary>
    /// <param name="cancellationToken">Stops the writing; the shard in hand is then lost.</param>
    /// <returns>All shards of the series.</returns>
    public async Task<ImmutableArray<WrittenShard>> CompleteAsync(CancellationToken cancellationToken = default)
    {
        if (_current is not null)
        {
            await CompleteShardAsync(_current, cancellationToken).ConfigureAwait(false);
        }

        return Shards;
    }

    /// <summary>Gives up the shard in hand, if it is not complete.</summary>
    public ValueTask DisposeAsync() => _current?.DisposeAsync() ?? ValueTask.CompletedTask;

    private ShardFile Begin()
    {
        var path = _names[_options.FirstIndex + Shards.Length];
        return !_options.Overwrite && File.Exists(path)
            ? throw new ShardException($"{path} is there already; expected a new name, or leave to overwrite it.")
            : ShardFile.Create(path);
    }

    private async Task CompleteShardAsync(ShardFile shard, CancellationToken cancellationToken)
    {
        Shards = Shards.Add(await shard.CompleteAsync(cancellationToken).ConfigureAwait(false));
        _current = null;
    }
}
