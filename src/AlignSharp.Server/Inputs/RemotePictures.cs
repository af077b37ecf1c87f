using AlignSharp.Net;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Options;

namespace AlignSharp.Server.Inputs;

/// <summary>Fetches pictures that requests point at, where that is allowed: from public addresses, within the limits of a request.</summary>
internal sealed class RemotePictures : IDisposable
{
    private readonly HttpClient? _client;
    private readonly BoundedDownload? _download;

    public RemotePictures(AlignServerOptions options)
    {
        if (options.Access.AllowRemotePictures)
        {
            // The request's own time ends first, always: the same bound twice would answer by chance with one or the other.
            var bound = options.Limits.RequestTime * 2;
            _client = GuardedHttp.CreateClient(options.Access.RemoteRules);
            _download = new BoundedDownload(_client, new DownloadLimits
            {
                MaximumBytes = (int)Math.Min(options.Limits.MaximumBodyBytes, Array.MaxLength),
                TotalTime = bound,
                ResponseTime = bound,
                IdleTime = bound,
            });
        }
    }

    /// <exception cref="RequestException">Remote pictures are not allowed.</exception>
    /// <exception cref="DownloadException">The fetch failed.</exception>
    public async Task<ReadOnlyMemory<byte>> FetchAsync(string name, Uri url, CancellationToken cancellationToken)
    {
        if (_download is null)
        {
            throw new RequestException(
                $"{name} is a URL, and this server fetches none; expected a data URL or a file by multipart/form-data.", name);
        }

        return (await _download.FetchAsync(url, null, cancellationToken)).Bytes;
    }

    public void Dispose() => _client?.Dispose();
}
