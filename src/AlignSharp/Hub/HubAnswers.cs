using System.Net;
using AlignSharp.Net;

namespace AlignSharp.Hub;

/// <summary>Turns the hub's refusals into sentences that say what to do.</summary>
internal sealed class HubAnswers(HubOptions options, HubRoutes routes, RepositoryId repository)
{
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
            DownloadFailure.Status, $"{options.Endpoint.Host} answered {(int)response.StatusCode} for {what}; expected 200.")
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
            (HttpStatusCode.Unauthorized, _) when options.Token is not null => new(
                HubFailure.Unauthorized, $"{options.Endpoint.Host} refuses the token for {repository}; expected a valid HF_TOKEN that may read it."),
            (HttpStatusCode.Unauthorized, _) or (HttpStatusCode.NotFound, "RepoNotFound") => NoRepository(),
            (HttpStatusCode.Forbidden, _) => new(
                HubFailure.Unauthorized, $"{options.Endpoint.Host} does not allow reading {repository}; expected an HF_TOKEN that may."),
            (HttpStatusCode.NotFound, "RevisionNotFound") => new(
                HubFailure.RevisionNotFound, $"{repository} has no {what}; expected a branch, a tag or a commit of it."),
            (HttpStatusCode.NotFound, "EntryNotFound") => new(HubFailure.FileNotFound, $"{repository} has no {what}."),
            (HttpStatusCode.NotFound or HttpStatusCode.Gone, _) => NoRepository(),
            _ => new(
                HubFailure.UnexpectedAnswer,
                $"{options.Endpoint.Host} answered {(int)response.StatusCode} for {what} of {repository}; expected 200."),
        };
    }

    private HubException Gated() => new(
        HubFailure.Gated,
        $"{repository} is gated: accept its conditions at {routes.Repository(repository)}, then set HF_TOKEN to a token of the same account.");

    private HubException NoRepository() => new(
        HubFailure.RepositoryNotFound,
        $"{repository} was not found at {options.Endpoint.Host}; check its name or, if it is private, set HF_TOKEN to a token that may read it.");
}
