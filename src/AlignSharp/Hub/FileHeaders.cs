using System.Globalization;

namespace AlignSharp.Hub;

/// <summary>
/// Gathers what the hub says of a file in the headers of its answer and of the redirects before it. Of a redirect
/// only the hub's own headers count: its ETag and length are those of the redirect.
/// </summary>
internal sealed class FileHeaders
{
    public string? Commit { get; private set; }

    public string? ETag { get; private set; }

    public long? Size { get; private set; }

    /// <summary>Takes in one answer; true once nothing more is needed.</summary>
    public bool Add(HttpResponseMessage response)
    {
        Commit ??= Header(response, "X-Repo-Commit");
        ETag ??= Header(response, "X-Linked-Etag");
        Size ??= Number(Header(response, "X-Linked-Size"));
        if (response.IsSuccessStatusCode)
        {
            ETag ??= Header(response, "ETag");
            Size ??= response.Content.Headers.ContentLength;
        }

        return ETag is not null && Size is not null;
    }

    /// <summary>The file they describe; throws if its content could not be checked against them.</summary>
    public RemoteFile File(RepositoryId repository, string commit, string path)
    {
        if (Commit is not null && Commit != commit)
        {
            throw Unexpected($"is of commit {Commit}", $"commit {commit}");
        }

        var hash = ContentHash.FromETag(ETag) ?? throw Unexpected(
            ETag is null ? "has no ETag" : "has an ETag that is no hash", "a SHA-256 or a git blob's SHA-1");
        return Size is { } size
            ? new RemoteFile(path, commit, hash, size)
            : throw Unexpected("has no size", "X-Linked-Size or Content-Length");

        HubException Unexpected(string found, string expected) =>
            new(HubFailure.UnexpectedAnswer, $"{path} of {repository} {found}; expected {expected}.");
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && values.First() is { Length: > 0 } value ? value : null;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
