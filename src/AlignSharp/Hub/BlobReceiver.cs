using System.Net;
using System.Net.Http.Headers;
using AlignSharp.Net;

namespace AlignSharp.Hub;

/// <summary>
/// Brings a file's content into its <c>.incomplete</c> file: goes on where earlier attempts and runs stopped, and
/// never joins two versions, since a part is continued only if the server confirms where and of what.
/// </summary>
internal sealed class BlobReceiver(HubRequests requests, HubOptions options, HubRetry retry, IProgress<HubProgress>? progress)
{
    private const int BufferBytes = 128 << 10;

    // A connection that broke after this much was worth making: the next one starts with all its retries.
    private const long WorthwhileBytes = 1 << 20;

    public async Task ReceiveAsync(RemoteFile file, string path, CancellationToken cancellationToken)
    {
        EntityTagHeaderValue? version = null;
        while (!await retry.ExecuteAsync(AttemptAsync, Retrying, cancellationToken).ConfigureAwait(false))
        {
        }

        async Task<bool> AttemptAsync(CancellationToken token)
        {
            var start = Length(path);
            try
            {
                await ReceiveOnceAsync(file, path, version, seen => version = seen, token).ConfigureAwait(false);
                return true;
            }
            catch (DownloadException error) when (
                error.Failure is DownloadFailure.Interrupted or DownloadFailure.TimedOut
                && Length(path) - start >= WorthwhileBytes)
            {
                return false;
            }
        }

        void Retrying(TimeSpan delay) =>
            progress?.Report(new HubProgress(file.Path, HubActivity.Retrying, Length(path), file.Size, delay));
    }

    private async Task ReceiveOnceAsync(
        RemoteFile file, string path, EntityTagHeaderValue? version, Action<EntityTagHeaderValue?> seen, CancellationToken cancellationToken)
    {
        var offset = Length(path) is var length && length <= file.Size ? length : 0;
        if (offset == file.Size && File.Exists(path))
        {
            return;
        }

        using var clock = requests.Clock(cancellationToken);
        using var response = await requests.OpenAsync(file, offset, version, clock, cancellationToken).ConfigureAwait(false);
        offset = Start(file, response, offset, path);
        seen(response.Headers.ETag is { IsWeak: false } tag ? tag : null);

        await using var target = new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        target.SetLength(offset);
        target.Seek(offset, SeekOrigin.Begin);
        var source = new TimedContent(response, clock, options.DownloadTimeout, cancellationToken);
        await CopyAsync(file, source, target, cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAsync(RemoteFile file, TimedContent source, FileStream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await source.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            if (target.Position + read > file.Size)
            {
                target.SetLength(0);
                throw Corrupt(file, "sends more bytes than that");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            progress?.Report(new HubProgress(file.Path, HubActivity.Downloading, target.Position, file.Size));
        }

        if (target.Position < file.Size)
        {
            throw new DownloadException(
                DownloadFailure.Interrupted, $"{file.Path} ended after {target.Position} bytes; expected {file.Size}.");
        }

        target.Flush(flushToDisk: true);
    }

    /// <summary>Where the content of an answer starts; throws if it is not the part asked for, nor the whole.</summary>
    private long Start(RemoteFile file, HttpResponseMessage response, long offset, string path)
    {
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            File.Delete(path);
            throw Corrupt(file, $"has nothing after byte {offset}");
        }

        requests.Require(response, file.Path);
        if (response.StatusCode != HttpStatusCode.PartialContent)
        {
            return response.Content.Headers.ContentLength is { } length && length != file.Size
                ? throw Corrupt(file, $"sends {length}")
                : 0;
        }

        var range = response.Content.Headers.ContentRange;
        return range?.From == offset && offset > 0 && (range.Length ?? file.Size) == file.Size
            ? offset
            : throw Corrupt(file, $"answers {range?.ToString() ?? "no range"} when asked for bytes from {offset}");
    }

    private static HubException Corrupt(RemoteFile file, string found) => new(
        HubFailure.Corrupt, $"The hub announces {file.Size} bytes for {file.Path} but its server {found}; expected {file.Size}.");

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
