using System.Collections.Frozen;
using System.Text.Json;

namespace AlignSharp.Hub;

/// <summary>What the hub says of one revision: its commit and the names of its files, unchecked.</summary>
internal sealed record RepositoryListing(string Commit, FrozenSet<string> Files)
{
    public static RepositoryListing Parse(RepositoryId repository, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var commit = root.GetProperty("sha").GetString();
            var files = root.GetProperty("siblings").EnumerateArray()
                .Select(file => file.GetProperty("rfilename").GetString() ?? "");
            return Revision.IsCommitName(commit)
                ? new RepositoryListing(commit!, files.ToFrozenSet(StringComparer.Ordinal))
                : throw Unreadable(repository, null);
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
