using System.Net.Http.Headers;
using AlignSharp.Net;

namespace AlignSharp.Hub;

/// <summary>Asks the hub about one repository. Each call is one attempt; failures of the network carry their names.</summary>
internal sealed class HubRequests(HttpClient client, HubOptions options, RepositoryId repository, TimeProvider timeProvider)
{
    private readonly HubRoutes _routes = new(options.Endpoint);

    private HubAnswers Answers => new(options, _routes, repository);

    public async Task<RepositoryListing> ListAsync(Revision revision, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, _routes.Listing(repository, revision));
        using var clock = Clock(cancellationToken);
        clock.Begin("Describing the repository", options.MetadataTimeout);
        using var response = await SendAsync(
            request, HttpCompletionOption.ResponseContentRead, clock, cancellationToken).ConfigureAwait(false);
        Answers.Require(response, $"revision {revision}");
        return RepositoryListing.Parse(
            repository, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
    }

    public async Task<RemoteFile> DescribeAsync(string commit, string path, CancellationToken cancellationToken)
    {
        var headers = new FileHeaders();
        using var request = Request(HttpMethod.Head, _routes.File(repository, commit, path));
        request.Options.Set(RedirectHandler.StopAt, headers.Add);
        using var clock = Clock(cancellationToken);
        clock.Begin($"Describing {path}", options.MetadataTimeout);
        using var response = await SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, clock, cancellationToken).ConfigureAwait(false);
        if (!headers.Add(response) || (int)response.StatusCode >= 400)
        {
            Answers.Require(response, path);
        }

        return File(commit, path, headers);
    }

    /// <summary>Asks for a file's content from <paramref name="offset"/> on; the server may give all of it instead.</summary>
    public Task<HttpResponseMessage> OpenAsync(
        RemoteFile file, long offset, EntityTagHeaderValue? version, DownloadClock clock, CancellationToken cancellationToken)
    {
        var request = Request(HttpMethod.Get, _routes.File(repository, file.Commit, file.Path));
        if (offset > 0)
        {
            request.Headers.Range = new RangeHeaderValue(offset, null);
            request.Headers.IfRange = version is null ? null : new RangeConditionHeaderValue(version);
        }

        clock.Begin($"Waiting for {file.Path}", options.DownloadTimeout);
        return SendAsync(request, HttpCompletionOption.ResponseHeadersRead, clock, cancellationToken);
    }

    public void Require(HttpResponseMessage response, string path) => Answers.Require(response, path);

    public DownloadClock Clock(CancellationToken cancellationToken) =>
        new(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken);

    private RemoteFile File(string commit, string path, FileHeaders headers)
    {
        if (headers.Commit is not null && headers.Commit != commit)
        {
            throw Unexpected(path, $"is of commit {headers.Commit}", $"commit {commit}");
        }

        var hash = ContentHash.FromETag(headers.ETag)
            ?? throw Unexpected(path, headers.ETag is null ? "has no ETag" : "has an ETag that is no hash", "a SHA-256 or a git blob's SHA-1");
        return headers.Size is { } size
            ? new RemoteFile(path, commit, hash, size)
            : throw Unexpected(path, "has no size", "X-Linked-Size or Content-Length");
    }

    private HubException Unexpected(string path, string found, string expected) =>
        new(HubFailure.UnexpectedAnswer, $"{path} of {repository} {found}; expected {expected}.");

    private HttpRequestMessage Request(HttpMethod method, Uri url)
    {
        var request = new HttpRequestMessage(method, url);

        // A transformed body would have neither the announced size nor resumable offsets.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (options.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, HttpCompletionOption completion, DownloadClock clock, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!;
        try
        {
            return await client.SendAsync(request, completion, clock.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (
            !cancellationToken.IsCancellationRequested && HttpFailures.Translate(error, url, clock) is { } failure)
        {
            throw failure;
        }
    }
}
