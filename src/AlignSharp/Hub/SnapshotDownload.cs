namespace AlignSharp.Hub;

/// <summary>
/// Downloads the files of one commit into its snapshot. Weights come last, so that a snapshot that has them is whole.
/// </summary>
internal sealed class SnapshotDownload(
    RepositoryListing listing,
    RepositoryCache cache,
    HubRequests requests,
    BlobDownload blobs,
    SnapshotLink link)
{
    public async Task DownloadAsync(HubSelection selection, CancellationToken cancellationToken)
    {
        if (selection == HubSelection.All)
        {
            await FetchAsync(listing.Files.Order(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
            return;
        }

        var weights = FindWeights();
        MarkMissing();
        await FetchAsync(ModelFiles.Descriptions.Where(listing.Files.Contains), cancellationToken).ConfigureAwait(false);
        await FetchAsync([weights], cancellationToken).ConfigureAwait(false);
        if (ModelFiles.IsIndex(weights))
        {
            var shards = ModelFiles.Shards(cache.File(listing.Commit, weights));
            await FetchAsync(shards, cancellationToken).ConfigureAwait(false);
        }
    }

    private string FindWeights() =>
        ModelFiles.Weights.FirstOrDefault(listing.Files.Contains) is { } weights && listing.Files.Contains("config.json")
            ? weights
            : throw new HubException(
                HubFailure.NotAModel,
                $"{cache.Repository} has {listing.Files.Count} files but no model; "
                + "expected config.json and model.safetensors or pytorch_model.bin.");

    private void MarkMissing()
    {
        foreach (var name in ModelFiles.Descriptions.Concat(ModelFiles.Weights).Except(listing.Files))
        {
            cache.MarkMissing(listing.Commit, name);
        }
    }

    private async Task FetchAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        // All names are checked before the first file is asked for.
        string[] safe = [.. paths.Select(path => RemotePath.Check(cache.Repository, path))];
        foreach (var path in safe)
        {
            await FetchAsync(path, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FetchAsync(string path, CancellationToken cancellationToken)
    {
        var name = cache.File(listing.Commit, path);
        if (SnapshotLink.Exists(name))
        {
            return;
        }

        var file = await requests.DescribeAsync(listing.Commit, path, cancellationToken).ConfigureAwait(false);
        await blobs.EnsureAsync(file, blob => PlaceOnce(blob, name), cancellationToken).ConfigureAwait(false);
    }

    private void PlaceOnce(string blob, string name)
    {
        if (!SnapshotLink.Exists(name))
        {
            link.Place(blob, name);
        }
    }
}
