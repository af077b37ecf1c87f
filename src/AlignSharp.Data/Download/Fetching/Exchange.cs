using System.Net;
using System.Net.Http;
using AlignSharp.Data.Download.OptOut;

namespace AlignSharp.Data.Download.Fetching;

/// <summary>One request and its response: waits for a turn, keeps the limits, and names whatever goes wrong. Thread-safe.</summary>
internal sealed class Exchange(HttpClient client, HostGates hosts, Places places, WebOptions options, TimeProvider time)
{
    private readonly RobotsHeader _optOut = new(options.RobotName, options.OptOutDirectives);

    public async Task<FetchResult> SendAsync(FetchRequest request, TimeBudget budget, CancellationToken cancellationToken)
    {
        try
        {
            using var host = await hosts.EnterAsync(request.Url, request.Rank, cancellationToken).ConfigureAwait(false);
            var place = await places.EnterAsync(request.Rank, cancellationToken).ConfigureAwait(false);
            var result = await budget.SpendAsync(
                () => TrySendAsync(request, budget.Left, place, cancellationToken)).ConfigureAwait(false);
            host.Report(result);
            return result;
        }
        catch (RowFailure failure)
        {
            return FetchResult.Of(failure);
        }
    }

    // The place is kept by a result that has a body, and given back otherwise.
    private async Task<FetchResult> TrySendAsync(
        FetchRequest request, TimeSpan left, IDisposable place, CancellationToken cancellationToken)
    {
        FetchResult? result = null;
        try
        {
            result = await NameFailuresAsync(request, left, cancellationToken).ConfigureAwait(false);
            return result.Body is null ? result : result with { Place = place };
        }
        finally
        {
            if (result?.Body is null)
            {
                place.Dispose();
            }
        }
    }

    private async Task<FetchResult> NameFailuresAsync(FetchRequest request, TimeSpan left, CancellationToken cancellationToken)
    {
        using var clock = new PhaseClock(options.Time, left, time, cancellationToken);
        try
        {
            return await SendAsync(request, clock).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && clock.Expired is { } late && IsCancelled(error))
        {
            return new FetchResult(late) { Detail = late.Meaning };
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && FailureNames.Of(error) is { } failure)
        {
            return FetchResult.Of(failure);
        }
    }

    private async Task<FetchResult> SendAsync(FetchRequest request, PhaseClock clock)
    {
        using var message = Message(request, clock);
        using var response = await client.SendAsync(
            message, HttpCompletionOption.ResponseHeadersRead, clock.Token).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        if (StatusNames.Of(status) is { } outcome)
        {
            return new FetchResult(outcome)
            {
                HttpStatus = status,
                Detail = $"The server answered {status}.",
                RetryAfter = RetryAfter(response),
            };
        }

        if (status >= 300)
        {
            return Redirect(request.Url, response);
        }

        if (request.CanOptOut && OptOut(response) is { } directive)
        {
            return new FetchResult(DownloadOutcome.OptedOut) { HttpStatus = status, Detail = $"X-Robots-Tag says {directive}." };
        }

        var body = await BodyReader.ReadAsync(response.Content, request.MaximumBytes, clock).ConfigureAwait(false);
        return new FetchResult((DownloadOutcome?)null) { HttpStatus = status, Url = request.Url, Body = body };
    }

    private HttpRequestMessage Message(FetchRequest request, PhaseClock clock)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, request.Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        message.Options.Set(PhaseClock.Key, clock);
        return message;
    }

    private static FetchResult Redirect(Uri source, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var location = response.Headers.TryGetValues("Location", out var values) ? values.First() : null;
        return location is not null && Uri.TryCreate(source, location, out var target) && WebAddress.Clean(target) is { } clean
            ? new FetchResult((DownloadOutcome?)null) { HttpStatus = status, Location = clean }
            : new FetchResult(DownloadOutcome.InvalidRedirect)
            {
                HttpStatus = status,
                Detail = $"The server redirects to '{location ?? "nowhere"}'; expected an http or https URL.",
            };
    }

    private string? OptOut(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Robots-Tag", out var lines) ? _optOut.OptOut(lines) : null;

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };

    // A stream whose connection was cancelled may say so in other words.
    private static bool IsCancelled(Exception error) =>
        error is OperationCanceledException or IOException
            or HttpRequestException { InnerException: OperationCanceledException or IOException };
}
