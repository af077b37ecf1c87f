using System.Net.Http.Headers;
using AlignSharp.Net;
using Polly;
using Polly.Retry;

namespace AlignSharp.Hub;

/// <summary>
/// Tries again what may pass by itself: unreachable hosts, broken connections, time-outs, overload. The waits double
/// with jitter; when the hub says when to come back, that is when.
/// </summary>
internal sealed class HubRetry(HubOptions options, TimeProvider timeProvider)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRequestedDelay = TimeSpan.FromMinutes(10);

    public async Task<T> ExecuteAsync<T>(
        Func<CancellationToken, Task<T>> attempt, Action<TimeSpan> retrying, CancellationToken cancellationToken)
    {
        if (options.MaximumRetries == 0)
        {
            return await attempt(cancellationToken).ConfigureAwait(false);
        }

        return await Pipeline(retrying).ExecuteAsync(
            async token => await attempt(token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private ResiliencePipeline Pipeline(Action<TimeSpan> retrying) =>
        new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaximumRetries,
                Delay = options.RetryDelay,
                MaxDelay = LongestDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is DownloadException error && IsWorthRetrying(error)),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is DownloadException { RetryAfter: { } after } ? Delay(after) : null),
                OnRetry = arguments =>
                {
                    retrying(arguments.RetryDelay);
                    return default;
                },
            })
            .Build();

    private bool IsWorthRetrying(DownloadException error) =>
        error.IsTransient && (error.RetryAfter is null || Delay(error.RetryAfter) <= LongestRequestedDelay);

    private TimeSpan? Delay(RetryConditionHeaderValue after)
    {
        var delay = after.Delta ?? after.Date - timeProvider.GetUtcNow();
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}
