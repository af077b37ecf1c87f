using AlignSharp.Data.Download.Fetching;
using AlignSharp.Data.Download.Pictures;
using AlignSharp.Data.Download.Results;
using AlignSharp.Data.Download.Rows;

namespace AlignSharp.Data.Download;

/// <summary>Takes one row from its URL to a stored picture, or to the name of what went wrong. Thread-safe.</summary>
internal sealed class RowDownload(PictureWeb web, DownloadOptions options) : IDisposable
{
    private readonly PictureProcessor _pictures = new(options.Picture);
    private readonly SemaphoreSlim _processors = new(Environment.ProcessorCount);

    public async Task<RowResult> RunAsync(PairRow row, int rank, ShardSpool spool, CancellationToken cancellationToken)
    {
        if (Reject(row) is { } rejected)
        {
            return rejected;
        }

        FetchResult? fetched = null;
        try
        {
            fetched = await web.FetchAsync(WebAddress.Parse(row.Url)!, rank, cancellationToken).ConfigureAwait(false);
            if (fetched.Body is null)
            {
                return Describe(row, fetched.Outcome!, fetched.Detail, fetched);
            }

            var picture = await ProcessAsync(fetched.Body, row.Hash, cancellationToken).ConfigureAwait(false);
            var slice = await spool.WriteAsync(picture.Bytes, cancellationToken).ConfigureAwait(false);
            return Describe(row, DownloadOutcome.Ok, null, fetched) with { Picture = picture.Facts, Slice = slice };
        }
        catch (RowFailure failure)
        {
            return Describe(row, failure.Outcome, failure.Message, fetched);
        }
        catch (Exception error) when (IsOfThisRow(error, cancellationToken))
        {
            return Describe(row, DownloadOutcome.UnexpectedError, $"{error.GetType().Name}: {error.Message}", fetched);
        }
        finally
        {
            fetched?.Dispose();
        }
    }

    public void Dispose() => _processors.Dispose();

    private RowResult? Reject(PairRow row) => row switch
    {
        { IsMalformed: true } => new(row, DownloadOutcome.MalformedRow) { Detail = "The line is no JSON object." },
        _ when options.TextColumn is not null && string.IsNullOrWhiteSpace(row.Text) =>
            new(row, DownloadOutcome.MissingText) { Detail = $"The column {options.TextColumn} is empty." },
        _ when WebAddress.Parse(row.Url) is null => new(row, DownloadOutcome.InvalidUrl) { Detail = "The URL cannot be asked." },
        _ => null,
    };

    private async Task<StoredPicture> ProcessAsync(PooledBody body, string? hash, CancellationToken cancellationToken)
    {
        await _processors.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _pictures.Process(body.Bytes, hash);
        }
        finally
        {
            _processors.Release();
        }
    }

    // One row that nobody foresaw does not end a run of millions; a disk that cannot be written to does.
    private static bool IsOfThisRow(Exception error, CancellationToken cancellationToken) =>
        error is not (IOException or UnauthorizedAccessException) && !cancellationToken.IsCancellationRequested;

    private static RowResult Describe(PairRow row, DownloadOutcome outcome, string? detail, FetchResult? fetched) =>
        new(row, outcome)
        {
            Detail = detail,
            HttpStatus = fetched?.HttpStatus,
            Attempts = fetched?.Attempts ?? 0,
            FinalUrl = fetched?.Url is { } url && url != WebAddress.Parse(row.Url) ? url.AbsoluteUri : null,
            FetchedBytes = fetched?.Body?.Length ?? 0,
        };
}
