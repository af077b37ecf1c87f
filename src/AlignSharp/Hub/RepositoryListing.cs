using System.Collections.Frozen;
using System.Text.Json;

namespace AlignSharp.Hub;

/// <summary>What the hub says of one revision: its commit and the names of its files, unchecked.</summary>
internal sealed record RepositoryListing(string Commit, FrozenSet<string> Files)
{
    public static RepositoryListing Parse(RepositoryId repository, Revision revision, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var commit = root.GetProperty("sha").GetString();
            var files = root.GetProperty("siblings").EnumerateArray()
                .Select(file => file.GetProperty("rfilename").GetString() ?? "");
            if (!Revision.IsCommitName(commit))
            {
                throw Unreadable(repository, null);
            }

            return !revision.IsCommit || revision.Name == commit
                ? new RepositoryListing(commit!, files.ToFrozenSet(StringComparer.Ordinal))
                : throw new HubException(
                    HubFailure.UnexpectedAnswer,
                    $"The hub answers for {repository} with commit {commit}; expected {revision}.");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Unreadable(repository, error);
        }
    }

    private static HubException Unreadable(RepositoryId repository, Exception? error) => new(
        HubFailure.UnexpectedAnswer,
        $"The hub's description of {repository} cannot be read; expected a JSON object with sha and siblings.", error);
}
