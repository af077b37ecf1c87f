using System.Runtime.CompilerServices;
using AlignSharp.Data.Shards.Tar;
using ZstdSharp;

namespace AlignSharp.Data.Shards;

/// <summary>
/// Reads the samples of one shard forwards: a tar, plain or in gzip or zstd, whatever its name. Members that follow each
/// other and share a key are one sample. What is broken is skipped and goes into the report; where a shard is damaged, every
/// sample that is whole before the damage is given. Holds one sample in memory. Not thread-safe.
/// </summary>
public sealed class ShardReader : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly string _shard;
    private readonly ShardReport _report;
    private readonly SampleGrouper _samples;
    private Stream? _content;
    private TarReader? _tar;
    private bool _ended;

    /// <summary>Reads from a stream, which need not be seekable.</summary>
    /// <param name="stream">The shard; disposed with the reader.</param>
    /// <param name="shard">What to call it in the report.</param>
    /// <param name="report">Where to count; a new one unless given.</param>
    /// <param name="limits">What a sample may cost.</param>
    public ShardReader(Stream stream, string shard, ShardReport? report = null, ShardLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _shard = shard;
        _report = report ?? new ShardReport();
        _samples = new SampleGrouper(shard, _report, limits ?? ShardLimits.Default);
    }

    /// <summary>Opens a shard file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="report">Where to count; a new one unless given.</param>
    /// <param name="limits">What a sample may cost.</param>
    /// <exception cref="ShardException">The file is missing or may not be read.</exception>
    public static ShardReader Open(string path, ShardReport? report = null, ShardLimits? limits = null)
    {
        try
        {
            var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
            return new ShardReader(file, path, report, limits);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ShardException(
                error is FileNotFoundException or DirectoryNotFoundException
                    ? $"The shard {path} was not found; expected a file there."
                    : $"The shard {path} cannot be opened: {error.Message}",
                error);
        }
    }

    /// <summary>The next sample, or nothing at the end.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask<Sample?> ReadAsync(CancellationToken cancellationToken = default)
    {
        while (!_samples.HasWhole && !_ended)
        {
            await StepAsync(cancellationToken).ConfigureAwait(false);
        }

        return _samples.Take();
    }

    /// <summary>The remaining samples.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<Sample> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } sample)
        {
            yield return sample;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _tar?.Dispose();
        await (_content ?? _stream).DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            _content ??= await ShardCompression.OpenAsync(_stream, cancellationToken).ConfigureAwait(false);
            _tar ??= new TarReader(_content);
            if (await _tar.NextAsync(cancellationToken).ConfigureAwait(false) is { } member)
            {
                await _samples.AddAsync(member, _tar, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await EndAsync(_tar, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TarException error)
        {
            EndAtDamage(error.Kind, error.Message);
        }
        catch (Exception error) when (error is InvalidDataException or ZstdException)
        {
            EndAtDamage(ShardFaultKind.Unreadable, $"has damaged compressed data behind byte {_tar?.Offset ?? 0} of its tar");
        }
        catch (IOException error)
        {
            EndAtDamage(ShardFaultKind.Unreadable, $"cannot be read past byte {_tar?.Offset ?? 0} of its tar: {error.Message.TrimEnd('.')}");
        }
    }

    private async ValueTask EndAsync(TarReader tar, CancellationToken cancellationToken)
    {
        if (tar.EndIsMarked)
        {
            _samples.Finish();
            await tar.PassEndAsync(cancellationToken).ConfigureAwait(false);
            _ended = true;
        }
        else if (tar.Offset == 0)
        {
            EndAtDamage(ShardFaultKind.NotATar, "is empty");
        }
        else
        {
            EndAtDamage(ShardFaultKind.Unterminated, $"ends at byte {tar.Offset} without the mark that closes a tar");
        }
    }

    private void EndAtDamage(ShardFaultKind kind, string detail)
    {
        _ended = true;
        _report.Add(_shard, kind, detail);
        _samples.FinishAtDamage();
    }
}
