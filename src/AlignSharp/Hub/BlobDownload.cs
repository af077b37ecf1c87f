namespace AlignSharp.Hub;

/// <summary>
/// Makes sure that a blob is in the cache and is what its hash says. Takes the blob's lock meanwhile, so that of
/// several processes one downloads and the others wait.
/// </summary>
internal sealed class BlobDownload(
    RepositoryCache cache, HubRequests requests, HubRetry retry, HubOptions options, IProgress<HubProgress>? progress)
{
    /// <summary>Ensures the blob and, while its lock is held, lets <paramref name="place"/> use it.</summary>
    public async Task EnsureAsync(RemoteFile file, Action<string> place, CancellationToken cancellationToken)
    {
        var blob = cache.Blob(file.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(blob)!);
        using var held = await BlobLock.AcquireAsync(
            cache.Lock(file.Hash),
            () => progress?.Report(new HubProgress(file.Path, HubActivity.Waiting, 0, file.Size)),
            cancellationToken).ConfigureAwait(false);
        if (new FileInfo(blob) is not { Exists: true } present || present.Length != file.Size)
        {
            await DownloadAsync(file, blob, cancellationToken).ConfigureAwait(false);
        }

        place(blob);
        progress?.Report(new HubProgress(file.Path, HubActivity.Done, file.Size, file.Size));
    }

    private async Task DownloadAsync(RemoteFile file, string blob, CancellationToken cancellationToken)
    {
        var incomplete = cache.Incomplete(file.Hash);
        var resumed = File.Exists(incomplete);
        if (!await ReceiveAsync(file, incomplete, cancellationToken).ConfigureAwait(false)
            && !(resumed && await ReceiveAsync(file, incomplete, cancellationToken).ConfigureAwait(false)))
        {
            throw new HubException(
                HubFailure.Corrupt,
                $"{file.Path} does not have the hash {file.Hash.Value} that the hub announces; it was deleted.");
        }

        File.Move(incomplete, blob, overwrite: true);
    }

    /// <summary>Receives the rest and checks the whole; false, and nothing left, if it has another hash.</summary>
    private async Task<bool> ReceiveAsync(RemoteFile file, string incomplete, CancellationToken cancellationToken)
    {
        DiskSpace.Require(file, incomplete);
        var transfer = new BlobTransfer(file, incomplete, requests, retry, options.DownloadTimeout, progress);
        await transfer.RunAsync(cancellationToken).ConfigureAwait(false);
        if (await file.Hash.MatchesAsync(incomplete, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        File.Delete(incomplete);
        return false;
    }
}
