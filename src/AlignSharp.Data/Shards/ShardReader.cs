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
    private readonly ShardLimits _limits;
    private readonly Queue<Sample> _ready = [];
    private Stream? _content;
    private TarReader? _tar;
    private SampleInProgress? _current;
    private IReadOnlyList<string> _extensionsBefore = [];
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
        _limits = limits ?? ShardLimits.Default;
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
        while (_ready.Count == 0 && !_ended)
        {
            await StepAsync(cancellationToken).ConfigureAwait(false);
        }

        return _ready.TryDequeue(out var sample) ? sample : null;
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
            await ReadMemberAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TarException error)
        {
            EndAtDamage(error.Kind, error.Message);
        }
        catch (Exception error) when (error is InvalidDataException or ZstdException or IOException)
        {
            EndAtDamage(ShardFaultKind.Unreadable, $"cannot be read past byte {_tar?.Offset ?? 0} of its tar: {error.Message}");
        }
    }

    private async ValueTask ReadMemberAsync(CancellationToken cancellationToken)
    {
        _content ??= await ShardCompression.OpenAsync(_stream, cancellationToken).ConfigureAwait(false);
        _tar ??= new TarReader(_content);
        if (await _tar.NextAsync(cancellationToken).ConfigureAwait(false) is not { } member)
        {
            End();
            return;
        }

        if (!BelongsToSample(member, out var key, out var extension))
        {
            return;
        }

        if (_current?.Key != key)
        {
            FinishCurrent();
            _current = new SampleInProgress(key, _limits);
        }

        await AddAsync(_current, member, extension, cancellationToken).ConfigureAwait(false);
    }

    private bool BelongsToSample(TarEntry member, out string key, out string extension)
    {
        (key, extension) = ("", "");
        if (member.Kind == TarEntryKind.Folder || MemberName.IsNote(member.Name))
        {
            return false;
        }

        if (member.Kind != TarEntryKind.File)
        {
            Report(ShardFaultKind.NotAFile, $"has the member {member.Name}, which is no regular file");
            return false;
        }

        if (!MemberName.TrySplit(member.Name, out key, out extension))
        {
            Report(ShardFaultKind.NoKey, $"has the member {member.Name}, whose name is not of the form key.extension");
            return false;
        }

        return true;
    }

    private async ValueTask AddAsync(
        SampleInProgress sample, TarEntry member, string extension, CancellationToken cancellationToken)
    {
        if (sample.IsBroken)
        {
            return;
        }

        if (sample.Judge(extension, member.Size) is var (kind, reason))
        {
            sample.Break();
            Report(kind, $"has the sample {sample.Key}, which {reason}");
            return;
        }

        await sample.AddAsync(extension, _tar!.ReadDataAsync(cancellationToken)).ConfigureAwait(false);
    }

    private void End()
    {
        if (_tar!.EndIsMarked)
        {
            FinishCurrent();
            _ended = true;
        }
        else if (_tar.Offset == 0)
        {
            EndAtDamage(ShardFaultKind.NotATar, "is empty");
        }
        else
        {
            EndAtDamage(ShardFaultKind.Unterminated, $"ends at byte {_tar.Offset} without the mark that closes a tar");
        }
    }

    /// <summary>The last sample before the damage is given if it has every extension that the one before it has.</summary>
    private void EndAtDamage(ShardFaultKind kind, string detail)
    {
        _ended = true;
        Report(kind, detail);
        if (_current is { IsBroken: false } && (_current.IsAwaiting || _extensionsBefore.Except(_current.Extensions).Any()))
        {
            Report(ShardFaultKind.Incomplete, $"has only a part of the sample {_current.Key} before the damage");
            _current.Break();
        }

        FinishCurrent();
    }

    private void FinishCurrent()
    {
        if (_current is { IsBroken: false })
        {
            _extensionsBefore = [.. _current.Extensions];
            _ready.Enqueue(_current.Finish(_shard));
            _report.AddSample();
        }

        _current = null;
    }

    private void Report(ShardFaultKind kind, string detail) => _report.Add(new ShardFault(_shard, kind, $"{_shard} {detail}."));
}
