using Polly;
using Polly.Retry;

namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// Tries again what may pass, after a pause that fits the failure: short for a broken connection, long for an overloaded
/// server, as asked where the server says how long. Pauses double and are blurred, so that many who failed together do not
/// come back together.
/// </summary>
internal static class RetryPipeline
{
    public static ResiliencePipeline<FetchResult> Create(WebOptions options, Func<FetchResult, bool> isWorthIt, TimeProvider time) =>
        options.Attempts == 1 ? ResiliencePipeline<FetchResult>.Empty : Build(options, isWorthIt, time);

    private static ResiliencePipeline<FetchResult> Build(WebOptions options, Func<FetchResult, bool> isWorthIt, TimeProvider time) =>
        new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<FetchResult>
            {
                MaxRetryAttempts = options.Attempts - 1,
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Outcome.Result is { } result
                    && isWorthIt(result)
                    && Pause(result, attempt.AttemptNumber, options) <= options.LongestPause),
                DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(
                    Pause(attempt.Outcome.Result!, attempt.AttemptNumber, options) * Blur()),
            })
            .Build();

    private static TimeSpan Pause(FetchResult result, int attempt, WebOptions options)
    {
        var first = result.Outcome!.Retry == RetryKind.Patiently ? options.LongPause : options.ShortPause;
        return result.RetryAfter ?? first * Math.Pow(2, attempt);
    }

    // Never earlier than asked.
    private static double Blur() => 1 + (Random.Shared.NextDouble() / 2);
}
