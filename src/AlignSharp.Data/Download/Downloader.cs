using AlignSharp.Data.Download.Fetching;
using AlignSharp.Data.Download.Runs;
using AlignSharp.Data.Metadata;

namespace AlignSharp.Data.Download;

/// <summary>
/// Downloads the pictures that metadata names into WebDataset shards. A run that was stopped, or killed at any moment, goes
/// on where it was: shards that are whole stay as they are, and what was in hand is made again. Not thread-safe.
/// </summary>
/// <param name="options">What to download, into which folder, and how.</param>
/// <param name="timeProvider">The clock of limits and pauses; null for the system's.</param>
public sealed class Downloader(DownloadOptions options, TimeProvider? timeProvider = null)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(250);
    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;

    /// <summary>Finishes the run; then, if the options say so, asks again for what failed or adds new rows.</summary>
    /// <param name="progress">Hears several times a second how far the run is, and once more at the end.</param>
    /// <param name="cancellationToken">Stops the run; the shards in hand are lost, all others are whole.</param>
    /// <exception cref="DownloadOptionsException">An option has a value it cannot have.</exception>
    /// <exception cref="MetadataException">The metadata is not there, or of several formats.</exception>
    /// <exception cref="DownloadRunException">The metadata, the folder or the options do not fit.</exception>
    public async Task<DownloadSummary> RunAsync(
        IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options.Validate();
        using var plan = await RunPlan.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        using var lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var web = new PictureWeb(options.Web, _time, lifetime.Token);
        using var rows = new RowDownload(web, options);
        var meter = new DownloadMeter(_time);
        var reporting = ReportAsync(meter, progress, lifetime.Token);
        try
        {
            await RunAsync(plan, new ShardDownload(plan.Folder, rows, meter), meter, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await lifetime.CancelAsync().ConfigureAwait(false);
            await reporting.ConfigureAwait(false);
        }

        return meter.Summary();
    }

    private async Task RunAsync(RunPlan plan, ShardDownload shards, DownloadMeter meter, CancellationToken cancellationToken)
    {
        foreach (var finished in plan.Finished())
        {
            meter.Add(finished);
        }

        // A retry that was stopped is finished, not begun anew.
        var isRetrying = plan.IsRetryUnfinished;
        await FinishAsync(plan, shards, meter, cancellationToken).ConfigureAwait(false);
        if (!isRetrying && plan.Extend(cancellationToken))
        {
            await FinishAsync(plan, shards, meter, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FinishAsync(RunPlan plan, ShardDownload shards, DownloadMeter meter, CancellationToken cancellationToken)
    {
        meter.Plan(plan.Manifest.Rows, plan.Manifest.Shards);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.ShardsInHand, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            plan.Pending(),
            parallel,
            async (shard, token) => await shards.RunAsync(shard, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task ReportAsync(DownloadMeter meter, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        if (progress is null)
        {
            return;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            progress.Report(meter.Progress());
            await Task.Delay(ReportInterval, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        progress.Report(meter.Progress());
    }
}
