using System.Text.RegularExpressions;

namespace AlignSharp.Hub;

/// <summary>The name of a repository: <c>name</c> or <c>owner/name</c>, by the hub's rules.</summary>
internal sealed partial record RepositoryId
{
    private const int MaximumLength = 96;

    private RepositoryId(string name) => Name = name;

    public string Name { get; }

    /// <summary>Its folder in the cache.</summary>
    public string FolderName => $"models--{Name.Replace("/", "--", StringComparison.Ordinal)}";

    public static RepositoryId Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsValid(name)
            ? new RepositoryId(name)
            : throw new HubException(
                HubFailure.InvalidName,
                $"{name} is not the name of a repository; expected owner/name of letters, digits, '-', '_' and '.'.");
    }

    public static bool IsValid(string name) =>
        name.Length <= MaximumLength
        && Pattern().IsMatch(name)
        && !name.Contains("--", StringComparison.Ordinal)
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.EndsWith(".git", StringComparison.Ordinal);

    public override string ToString() => Name;

    // A part begins and ends with a letter, a digit or an underscore.
    [GeneratedRegex(@"\A(?:\w|\w[\w.-]*\w)(?:/(?:\w|\w[\w.-]*\w))?\z", RegexOptions.ECMAScript)]
    private static partial Regex Pattern();
}
