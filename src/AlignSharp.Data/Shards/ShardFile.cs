using AlignSharp.Data.Shards.Tar;

namespace AlignSharp.Data.Shards;

/// <summary>
/// Writes one shard: <c>.tar</c>, <c>.tar.gz</c> (<c>.tgz</c>) or <c>.tar.zst</c>, by its name. The bytes depend on the
/// samples alone. Until <see cref="CompleteAsync"/> the file is called ".NAME.partial"; one that is left behind by a killed
/// process is overwritten when the shard is written again. Not thread-safe.
/// </summary>
public sealed class ShardFile : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly Stream _packed;
    private readonly TarWriter _tar;
    private string? _lastKey;
    private bool _open = true;

    private ShardFile(string path, FileStream file)
    {
        Path = path;
        _file = file;
        _packed = ShardCompression.Create(file, path);
        _tar = new TarWriter(_packed);
    }

    /// <summary>The path the shard will have.</summary>
    public string Path { get; }

    /// <summary>The samples written so far.</summary>
    public int Samples { get; private set; }

    /// <summary>The bytes of tar written so far, before compression.</summary>
    public long TarBytes => _tar.Length;

    /// <summary>Begins a shard; its folder is made if need be.</summary>
    /// <param name="path">The file; one that is there already stays until the new one is complete, then gives way.</param>
    /// <exception cref="ShardException">The name does not end as a shard's does, or the file cannot be made.</exception>
    public static ShardFile Create(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        ShardCompression.CheckName(full);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
            return new ShardFile(full, new FileStream(
                PartialPath(full), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ShardException($"The shard {path} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Adds a sample.</summary>
    /// <param name="sample">Its key must differ from the one before it.</param>
    /// <param name="cancellationToken">Stops the writing; the shard is then of no use.</param>
    /// <exception cref="ShardException">A reader would not get this sample back: its key or an extension is not of WebDataset's form.</exception>
    public async ValueTask WriteAsync(Sample sample, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ObjectDisposedException.ThrowIf(!_open, this);
        MemberName.Check(sample, _lastKey);
        foreach (var (extension, data) in sample.Fields)
        {
            await _tar.WriteFileAsync($"{sample.Key}.{extension}", data, cancellationToken).ConfigureAwait(false);
        }

        _lastKey = sample.Key;
        Samples++;
    }

    /// <summary>Closes the tar, flushes it to the disk and gives it its name.</summary>
    /// <param name="cancellationToken">Stops the writing; the shard is then not there.</param>
    public async Task<WrittenShard> CompleteAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(!_open, this);
        await _tar.CompleteAsync(cancellationToken).ConfigureAwait(false);
        await ClosePackerAsync().ConfigureAwait(false);
        await _file.FlushAsync(cancellationToken).ConfigureAwait(false);
        _file.Flush(flushToDisk: true);
        var shard = new WrittenShard(Path, Samples, _file.Length);
        await _file.DisposeAsync().ConfigureAwait(false);
        File.Move(PartialPath(Path), Path, overwrite: true);
        _open = false;
        return shard;
    }

    /// <summary>Gives up a shard that is not complete: nothing of it stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_open)
        {
            _open = false;
            await ClosePackerAsync().ConfigureAwait(false);
            await _file.DisposeAsync().ConfigureAwait(false);
            File.Delete(PartialPath(Path));
        }
    }

    private ValueTask ClosePackerAsync() => _packed == _file ? ValueTask.CompletedTask : _packed.DisposeAsync();

    private static string PartialPath(string path) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, $".{System.IO.Path.GetFileName(path)}.partial");
}
