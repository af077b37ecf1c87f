using System.Net.Http.Headers;
using AlignSharp.Net;

namespace AlignSharp.Hub;

/// <summary>
/// Brings one file's content into its <c>.incomplete</c> file: goes on where earlier attempts and runs stopped, and
/// never joins two versions, since a part is continued only if the server confirms where and of what.
/// </summary>
internal sealed class BlobTransfer(
    RemoteFile file,
    string path,
    HubRequests requests,
    HubRetry retry,
    TimeSpan idleTime,
    IProgress<HubProgress>? progress)
{
    private const int BufferBytes = 128 << 10;

    // A connection that broke after this much was worth making: the next one starts with all its retries.
    private const long WorthwhileBytes = 1 << 20;

    // What the server called the content when the part was begun; unknown for parts of earlier runs.
    private EntityTagHeaderValue? _version;

    private long Length => new FileInfo(path) is { Exists: true } part ? part.Length : 0;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isWhole = false;
        while (!isWhole)
        {
            isWhole = await retry.ExecuteAsync(AttemptAsync, ReportRetry, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One connection; false if it broke but brought enough to go on at once.</summary>
    private async Task<bool> AttemptAsync(CancellationToken cancellationToken)
    {
        var start = Length;
        try
        {
            await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DownloadException error) when (
            error.Failure is DownloadFailure.Interrupted or DownloadFailure.TimedOut
            && Length - start >= WorthwhileBytes)
        {
            return false;
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var offset = Length <= file.Size ? Length : 0;
        if (offset == file.Size && File.Exists(path))
        {
            return;
        }

        using var clock = requests.Clock(cancellationToken);
        using var response = await requests
            .OpenAsync(file, offset, _version, clock, cancellationToken).ConfigureAwait(false);
        offset = StartOf(response, offset);
        _version = response.Headers.ETag is { IsWeak: false } version ? version : null;

        await using var target = new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        target.SetLength(offset);
        target.Seek(offset, SeekOrigin.Begin);
        var source = new TimedContent(response, clock, idleTime, cancellationToken);
        await CopyAsync(source, target, cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAsync(TimedContent source, FileStream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await source.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            if (target.Position + read > file.Size)
            {
                target.SetLength(0);
                throw ContentRange.Corrupt(file, "sends more bytes than that");
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

    private long StartOf(HttpResponseMessage response, long offset)
    {
        if (ContentRange.IsPastEnd(response))
        {
            File.Delete(path);
            throw ContentRange.Corrupt(file, $"has nothing after byte {offset}");
        }

        requests.Require(response, file.Path);
        return ContentRange.Start(file, response, offset);
    }

    private void ReportRetry(TimeSpan delay) =>
        progress?.Report(new HubProgress(file.Path, HubActivity.Retrying, Length, file.Size, delay));
}
