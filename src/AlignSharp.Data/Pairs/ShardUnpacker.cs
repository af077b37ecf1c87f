using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>
/// Writes the members of shards as files, never outside the folder and never over a file with other data. One shard goes
/// into the folder itself, several into a folder each, since keys may repeat from shard to shard. Run again, it goes on
/// where it stopped. Not thread-safe.
/// </summary>
public sealed class ShardUnpacker
{
    private readonly ShardReport _report = new();
    private long _samples;
    private long _written;
    private long _unchanged;

    private ShardUnpacker()
    {
    }

    /// <summary>Unpacks shards.</summary>
    /// <param name="shards">The shard files.</param>
    /// <param name="folder">Where to; made if need be.</param>
    /// <param name="progress">Told the number of samples done.</param>
    /// <param name="cancellationToken">Stops the unpacking; files written stay.</param>
    /// <exception cref="ShardException">A shard is missing, or a file cannot be written.</exception>
    public static async Task<UnpackReport> UnpackAsync(
        IReadOnlyList<string> shards, string folder, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shards);
        var unpacker = new ShardUnpacker();
        foreach (var shard in shards)
        {
            var target = shards.Count == 1 ? folder : Path.Combine(folder, ShardCompression.Stem(shard));
            await unpacker.UnpackShardAsync(shard, target, progress, cancellationToken).ConfigureAwait(false);
        }

        return new UnpackReport(unpacker._samples, unpacker._written, unpacker._unchanged, unpacker._report);
    }

    private async Task UnpackShardAsync(string shard, string folder, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var reader = ShardReader.Open(shard, _report);
        await foreach (var sample in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            var isWhole = true;
            foreach (var (extension, data) in sample.Fields)
            {
                isWhole &= await WriteMemberAsync(shard, folder, $"{sample.Key}.{extension}", data, cancellationToken).ConfigureAwait(false);
            }

            _samples += isWhole ? 1 : 0;
            progress?.Report(_report.Samples);
        }
    }

    private async Task<bool> WriteMemberAsync(
        string shard, string folder, string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var relative = MemberName.WithoutDot(name);
        if (!MemberName.IsSafe(relative))
        {
            _report.Add(shard, ShardFaultKind.UnsafeName, $"has the member {name}, which would not stay in a folder");
            return false;
        }

        var path = Path.Combine(folder, relative);
        if (!Path.Exists(path))
        {
            await WriteFileAsync(path, data, cancellationToken).ConfigureAwait(false);
            _written++;
            return true;
        }

        if (await HoldsAsync(path, data, cancellationToken).ConfigureAwait(false))
        {
            _unchanged++;
            return true;
        }

        _report.Add(shard, ShardFaultKind.FileExists, $"has the member {name}, but {path} is there already with other data");
        return false;
    }

    /// <summary>Under another name first, so that a file is whole or not there; not flushed, since there may be millions.</summary>
    private static async Task WriteFileAsync(string path, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var partial = Path.Combine(parent, ".partial");
        try
        {
            Directory.CreateDirectory(parent);
            await File.WriteAllBytesAsync(partial, data, cancellationToken).ConfigureAwait(false);
            File.Move(partial, path, overwrite: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ShardException($"{path} cannot be written: {error.Message}", error);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task<bool> HoldsAsync(string path, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != data.Length)
        {
            return false;
        }

        var present = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return data.Span.SequenceEqual(present);
    }
}
