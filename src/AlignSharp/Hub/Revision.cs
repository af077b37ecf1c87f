using System.Buffers;

namespace AlignSharp.Hub;

/// <summary>A branch, tag or commit of a repository, by git's rules for names.</summary>
internal sealed record Revision
{
    private const int CommitLength = 40;
    private const int MaximumLength = 200;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" ~^:?*[\\\"<>|\u007f");

    private Revision(string name) => Name = name;

    public string Name { get; }

    /// <summary>Whether it is a commit, which never changes.</summary>
    public bool IsCommit => IsCommitName(Name);

    public static Revision Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsValid(name)
            ? new Revision(name)
            : throw new HubException(
                HubFailure.InvalidName, $"{name} is not a revision; expected a branch, a tag or a commit.");
    }

    public static bool IsCommitName(string? text) =>
        text is { Length: CommitLength } && text.All(char.IsAsciiHexDigitLower);

    public override string ToString() => Name;

    private static bool IsValid(string name) =>
        name.Length is > 0 and <= MaximumLength
        && !name.AsSpan().ContainsAny(Forbidden)
        && !name.Any(char.IsControl)
        && !name.Contains("..", StringComparison.Ordinal)
        && name.Split('/').All(part =>
            part.Length > 0 && part[0] is not ('.' or '-') && part[^1] != '.'
            && !part.EndsWith(".lock", StringComparison.Ordinal));
}
