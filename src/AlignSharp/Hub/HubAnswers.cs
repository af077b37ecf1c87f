using System.Net;
using AlignSharp.Net;

namespace AlignSharp.Hub;

/// <summary>Turns the hub's refusals into sentences that say what to do.</summary>
internal sealed class HubAnswers(HubOptions options, RepositoryId repository)
{
    private readonly string _host = options.Endpoint.Host;

    /// <summary>Returns if the answer is a success; else throws what it means.</summary>
    /// <param name="response">The hub's answer.</param>
    /// <param name="what">What was asked for, to name it: a revision or a file.</param>
    public void Require(HttpResponseMessage response, string what)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var error = new DownloadException(
            DownloadFailure.Status, $"{_host} answered {(int)response.StatusCode} for {what}; expected 200.")
        {
            Status = response.StatusCode,
            RetryAfter = response.Headers.RetryAfter,
        };
        throw error.IsTransient ? error : Refusal(response, what);
    }

    private HubException Refusal(HttpResponseMessage response, string what)
    {
        var code = response.Headers.TryGetValues("X-Error-Code", out var values) ? values.First() : "";
        return (response.StatusCode, code) switch
        {
            (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, "GatedRepo") => Gated(),
            (HttpStatusCode.Unauthorized, _) when options.Token is null => NoRepository(),
            (HttpStatusCode.Unauthorized, _) => BadToken("refuses the token for"),
            (HttpStatusCode.Forbidden, _) => BadToken("does not allow reading"),
            (HttpStatusCode.NotFound, "EntryNotFound") => new(HubFailure.FileNotFound, $"{repository} has no {what}."),
            (HttpStatusCode.NotFound, "RevisionNotFound") => new(
                HubFailure.RevisionNotFound, $"{repository} has no {what}; expected a branch, a tag or a commit of it."),
            (HttpStatusCode.NotFound or HttpStatusCode.Gone, _) => NoRepository(),
            _ => new(
                HubFailure.UnexpectedAnswer,
                $"{_host} answered {(int)response.StatusCode} for {what} of {repository}; expected 200."),
        };
    }

    private HubException Gated() => new(
        HubFailure.Gated,
        $"{repository} is gated: accept its conditions at {new HubRoutes(options.Endpoint).Repository(repository)}, "
        + "then set HF_TOKEN to a token of the same account.");

    private HubException BadToken(string found) => new(
        HubFailure.Unauthorized, $"{_host} {found} {repository}; expected a valid HF_TOKEN that may read it.");

    private HubException NoRepository() => new(
        HubFailure.RepositoryNotFound,
        $"{repository} was not found at {_host}; check its name or, if it is private, "
        + "set HF_TOKEN to a token that may read it.");
}
