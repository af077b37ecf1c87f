namespace AlignSharp.Data.Download.Fetching;

/// <summary>Follows redirects: so many, never in circles, each target asked for only if nothing objects. Thread-safe.</summary>
internal sealed class RedirectWalk(Exchange exchange, WebOptions options, TimeProvider time)
{
    /// <summary>Fetches what a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="objection">Says, for each URL before it is asked, how the walk ends there; null to go on.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public async Task<FetchResult> FetchAsync(
        FetchRequest request, Func<Uri, CancellationToken, Task<FetchResult?>>? objection, CancellationToken cancellationToken)
    {
        var budget = new TimeBudget(options.Time.Total, time);
        HashSet<Uri> visited = [request.Url];
        while (true)
        {
            var objected = objection is null ? null : await objection(request.Url, cancellationToken).ConfigureAwait(false);
            var result = objected ?? await exchange.SendAsync(request, budget, cancellationToken).ConfigureAwait(false);
            if (result.Location is not { } location)
            {
                return result;
            }

            if (!visited.Add(location))
            {
                return new FetchResult(DownloadOutcome.RedirectLoop)
                {
                    HttpStatus = result.HttpStatus,
                    Detail = $"{location} was visited before.",
                };
            }

            if (visited.Count > request.MaximumRedirects + 1)
            {
                return new FetchResult(DownloadOutcome.TooManyRedirects)
                {
                    HttpStatus = result.HttpStatus,
                    Detail = $"More redirects than {request.MaximumRedirects}.",
                };
            }

            request = request with { Url = location };
        }
    }
}
