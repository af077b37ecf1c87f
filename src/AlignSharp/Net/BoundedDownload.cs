using System.Buffers;

namespace AlignSharp.Net;

/// <summary>
/// Fetches a URL into memory within limits. Thread-safe. With a client of <see cref="GuardedHttp"/> it is fit for URLs
/// that strangers chose.
/// </summary>
/// <param name="client">The client to use; not disposed here.</param>
/// <param name="limits">How much a fetch may cost; null for <see cref="DownloadLimits.Default"/>.</param>
/// <param name="timeProvider">The clock of the time limits; null for the system's.</param>
public sealed class BoundedDownload(HttpClient client, DownloadLimits? limits = null, TimeProvider? timeProvider = null)
{
    private const int BufferBytes = 64 << 10;
    private readonly DownloadLimits _limits = limits ?? DownloadLimits.Default;

    /// <summary>Fetches one URL.</summary>
    /// <param name="url">An absolute http or https URL without credentials.</param>
    /// <param name="inspect">Sees the final answer before its content is read; what it throws ends the fetch.</param>
    /// <param name="cancellationToken">Stops the fetch.</param>
    /// <exception cref="DownloadException">The fetch failed, with the kind of failure.</exception>
    public async Task<DownloadedContent> FetchAsync(
        Uri url, Action<HttpResponseMessage>? inspect = null, CancellationToken cancellationToken = default)
    {
        WebUrl.Check(url);
        using var clock = new DownloadClock(_limits.TotalTime, timeProvider ?? TimeProvider.System, cancellationToken);
        try
        {
            return await FetchAsync(url, inspect, clock).ConfigureAwait(false);
        }
        catch (Exception error) when (
            error is not AlignException
            && !cancellationToken.IsCancellationRequested && HttpFailures.Translate(error, url, clock) is { } failure)
        {
            throw failure;
        }
    }

    private async Task<DownloadedContent> FetchAsync(
        Uri url, Action<HttpResponseMessage>? inspect, DownloadClock clock)
    {
        clock.Begin("Waiting for the answer", _limits.ResponseTime);
        using var response = await client.GetAsync(
            url, HttpCompletionOption.ResponseHeadersRead, clock.Token).ConfigureAwait(false);
        var final = response.RequestMessage?.RequestUri ?? url;
        RequireSuccess(response, final);
        inspect?.Invoke(response);
        RequireSize(response.Content.Headers.ContentLength ?? 0, final);
        var bytes = await ReadAsync(response.Content, final, clock).ConfigureAwait(false);
        return new DownloadedContent(
            bytes, final, response.Content.Headers.ContentType?.MediaType, response.Headers);
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, Uri url, DownloadClock clock)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            clock.Begin("Waiting for more content", _limits.IdleTime);
            await using var stream = await content.ReadAsStreamAsync(clock.Token).ConfigureAwait(false);
            using var bytes = new MemoryStream();
            int read;
            while ((read = await stream.ReadAsync(buffer, clock.Token).ConfigureAwait(false)) > 0)
            {
                RequireSize(bytes.Length + read, url);
                bytes.Write(buffer, 0, read);
                clock.Begin("Waiting for more content", _limits.IdleTime);
            }

            return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void RequireSuccess(HttpResponseMessage response, Uri url)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new DownloadException(
                DownloadFailure.Status,
                $"{url.Host} answered {(int)response.StatusCode} for {url.AbsolutePath}; expected 200.")
            {
                Status = response.StatusCode,
                RetryAfter = response.Headers.RetryAfter,
            };
        }
    }

    private void RequireSize(long bytes, Uri url)
    {
        if (bytes > _limits.MaximumBytes)
        {
            throw new DownloadException(
                DownloadFailure.TooLarge,
                $"{url.Host}{url.AbsolutePath} has {bytes} bytes or more; expected at most {_limits.MaximumBytes}.");
        }
    }
}
