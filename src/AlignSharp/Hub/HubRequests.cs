using System.Net.Http.Headers;
using AlignSharp.Net;

namespace AlignSharp.Hub;

/// <summary>Asks the hub about one repository: what a revision holds, what a file is, a file's content.</summary>
internal sealed class HubRequests(
    HubTransport transport, HubRetry retry, HubOptions options, RepositoryId repository, IProgress<HubProgress>? progress)
{
    private readonly HubRoutes _routes = new(options.Endpoint);
    private readonly HubAnswers _answers = new(options, repository);

    public Task<RepositoryListing> ListAsync(Revision revision, CancellationToken cancellationToken) =>
        RetryAsync("", token => ListOnceAsync(revision, token), cancellationToken);

    public Task<RemoteFile> DescribeAsync(string commit, string path, CancellationToken cancellationToken) =>
        RetryAsync(path, token => DescribeOnceAsync(commit, path, token), cancellationToken);

    /// <summary>
    /// Asks once for a file's content from <paramref name="offset"/> on; the server may give all of it instead.
    /// </summary>
    public Task<HttpResponseMessage> OpenAsync(
        RemoteFile file,
        long offset,
        EntityTagHeaderValue? version,
        DownloadClock clock,
        CancellationToken cancellationToken)
    {
        var request = transport.Request(HttpMethod.Get, _routes.File(repository, file.Commit, file.Path));
        if (offset > 0)
        {
            request.Headers.Range = new RangeHeaderValue(offset, null);
            request.Headers.IfRange = version is null ? null : new RangeConditionHeaderValue(version);
        }

        clock.Begin($"Waiting for {file.Path}", options.DownloadTimeout);
        return transport.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, clock, cancellationToken);
    }

    public void Require(HttpResponseMessage response, string path) => _answers.Require(response, path);

    public DownloadClock Clock(CancellationToken cancellationToken) => transport.Clock(cancellationToken);

    private async Task<RepositoryListing> ListOnceAsync(Revision revision, CancellationToken cancellationToken)
    {
        using var request = transport.Request(HttpMethod.Get, _routes.Listing(repository, revision));
        using var clock = transport.Clock(cancellationToken);
        clock.Begin("Describing the repository", options.MetadataTimeout);
        using var response = await transport.SendAsync(
            request, HttpCompletionOption.ResponseContentRead, clock, cancellationToken).ConfigureAwait(false);
        _answers.Require(response, $"revision {revision}");
        var json = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return RepositoryListing.Parse(repository, revision, json);
    }

    private async Task<RemoteFile> DescribeOnceAsync(string commit, string path, CancellationToken cancellationToken)
    {
        var headers = new FileHeaders();
        using var request = transport.Request(HttpMethod.Head, _routes.File(repository, commit, path));
        request.Options.Set(RedirectHandler.StopAt, headers.Add);
        using var clock = transport.Clock(cancellationToken);
        clock.Begin($"Describing {path}", options.MetadataTimeout);
        using var response = await transport.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, clock, cancellationToken).ConfigureAwait(false);
        if (!headers.Add(response) || (int)response.StatusCode >= 400)
        {
            _answers.Require(response, path);
        }

        return headers.File(repository, commit, path);
    }

    private Task<T> RetryAsync<T>(
        string file, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken) =>
        retry.ExecuteAsync(
            attempt,
            delay => progress?.Report(new HubProgress(file, HubActivity.Retrying, Delay: delay)),
            cancellationToken);
}
