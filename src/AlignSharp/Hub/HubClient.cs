using AlignSharp.Net;

namespace AlignSharp.Hub;

/// <summary>
/// Downloads models from the Hugging Face hub into the cache that huggingface_hub uses, and finds them there. What
/// either of the two has downloaded the other finds. Thread-safe; several processes may share one cache.
/// </summary>
public sealed class HubClient : IDisposable
{
    private const long MaximumListingBytes = 16 << 20;
    private static readonly NetworkRules Rules = new() { AllowPrivateAddresses = true };

    private readonly HubOptions _options;
    private readonly TimeProvider _time;
    private readonly SnapshotLink _link;
    private readonly HttpClient _client;

    /// <summary>Creates a client; nothing is read or sent yet.</summary>
    /// <param name="options">Where the hub and its cache are; <see cref="HubOptions.FromEnvironment"/> as a rule.</param>
    /// <param name="timeProvider">The clock of time-outs and retries; null for the system's.</param>
    public HubClient(HubOptions options, TimeProvider? timeProvider = null)
        : this(options, timeProvider ?? TimeProvider.System, SnapshotLink.Symbolic)
    {
    }

    internal HubClient(HubOptions options, TimeProvider timeProvider, SnapshotLink link)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaximumRetries);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RetryDelay, TimeSpan.Zero);
        WebUrl.Check(options.Endpoint);
        RequireSendable(options.Token);
        (_options, _time, _link) = (options, timeProvider, link);

        // The user chose the hub, so it may be inside the network, and the environment's proxy is used.
        var sockets = GuardedHttp.CreateSocketsHandler(Rules.ConnectTimeout);
        sockets.UseProxy = !options.Endpoint.IsLoopback;
        _client = new HttpClient(new RedirectHandler(sockets, Rules))
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaximumListingBytes,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(GuardedHttp.UserAgent);
    }

    /// <summary>Whether a text can be the name of a repository, such as <c>kakaobrain/align-base</c>.</summary>
    /// <param name="text">The text.</param>
    public static bool IsRepositoryName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return RepositoryId.IsValid(text);
    }

    /// <summary>Finds a model in the cache without asking the hub.</summary>
    /// <param name="repository">Its name: <c>owner/name</c>.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <returns>The snapshot; null if the cache lacks it or any file that running the model takes.</returns>
    /// <exception cref="HubException">A name cannot exist.</exception>
    public HubSnapshot? FindLocal(string repository, string revision = "main") =>
        FindLocal(Cache(RepositoryId.Parse(repository)), Revision.Parse(revision));

    /// <summary>
    /// Brings a model into the cache, or what is missing of it, and returns where it is. A cancelled or failed download
    /// goes on where it stopped the next time. Where the hub cannot be reached, a whole model in the cache is returned.
    /// </summary>
    /// <param name="repository">Its name: <c>owner/name</c>.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="selection">Which files.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <exception cref="HubException">The model could not be had; the message says what to do.</exception>
    public async Task<HubSnapshot> DownloadAsync(
        string repository,
        string revision = "main",
        HubSelection selection = HubSelection.Model,
        IProgress<HubProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var id = RepositoryId.Parse(repository);
        var parsed = Revision.Parse(revision);
        var local = FindLocal(Cache(id), parsed);
        if (_options.Offline)
        {
            return local ?? throw NotInCache(id, parsed);
        }

        if (local is { IsCurrent: true } && selection == HubSelection.Model)
        {
            return local;
        }

        try
        {
            return await DownloadAsync(id, parsed, selection, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (DownloadException error) when (
            error.IsTransient && local is not null && selection == HubSelection.Model)
        {
            return local;
        }
        catch (DownloadException error)
        {
            throw new HubException(
                error.IsTransient ? HubFailure.Unreachable : HubFailure.UnexpectedAnswer,
                $"{id} could not be downloaded: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskSpace.Explain(error, _options.CacheFolder);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    private async Task<HubSnapshot> DownloadAsync(
        RepositoryId repository,
        Revision revision,
        HubSelection selection,
        IProgress<HubProgress>? progress,
        CancellationToken cancellationToken)
    {
        var cache = Cache(repository);
        var retry = new HubRetry(_options, _time);
        var requests = new HubRequests(
            new HubTransport(_client, _options, _time), retry, _options, repository, progress);
        var listing = await requests.ListAsync(revision, cancellationToken).ConfigureAwait(false);
        var blobs = new BlobDownload(cache, requests, retry, _options, progress);
        var snapshot = new SnapshotDownload(listing, cache, requests, blobs, _link);
        await snapshot.DownloadAsync(selection, cancellationToken).ConfigureAwait(false);

        // Last, so that the revision goes on meaning the older whole snapshot until the new one is whole.
        cache.SetCommit(revision, listing.Commit);
        return new HubSnapshot(cache.Snapshot(listing.Commit), listing.Commit, IsCurrent: true);
    }

    private RepositoryCache Cache(RepositoryId id) => new(_options.CacheFolder, id);

    private static HubSnapshot? FindLocal(RepositoryCache cache, Revision revision) =>
        cache.FindCommit(revision) is { } commit && ModelFiles.AreComplete(cache.Snapshot(commit))
            ? new HubSnapshot(cache.Snapshot(commit), commit, IsCurrent: revision.IsCommit)
            : null;

    private static void RequireSendable(string? token)
    {
        if (token?.All(letter => letter is > ' ' and <= '~') is false)
        {
            throw new HubException(
                HubFailure.InvalidName,
                "The access token holds characters that cannot be sent; expected letters, digits and '_'.");
        }
    }

    private HubException NotInCache(RepositoryId id, Revision revision) => new(
        HubFailure.Offline,
        $"{id} (revision {revision}) is not whole in {_options.CacheFolder} and HF_HUB_OFFLINE is set; "
        + "unset it to download.");
}
