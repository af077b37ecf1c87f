using System.Buffers;
using System.Collections.Frozen;

namespace AlignSharp.Hub;

/// <summary>
/// The path of a file as a server names it. Only names that stay inside their folder on every system are let in.
/// </summary>
internal static class RemotePath
{
    private const int MaximumLength = 1024;
    private const int MaximumPartLength = 255;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    private static readonly FrozenSet<string> Devices = new[] { "CON", "PRN", "AUX", "NUL" }
        .Concat(Enumerable.Range(0, 10).SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Check(RepositoryId repository, string path) =>
        IsSafe(path)
            ? path
            : throw new HubException(
                HubFailure.HostileName,
                $"{repository} names a file {Printable(path)}; expected a relative path inside the repository.");

    public static bool IsSafe(string path) =>
        path.Length <= MaximumLength && path.Split('/').All(IsSafePart);

    private static bool IsSafePart(string part) =>
        part.Length is > 0 and <= MaximumPartLength
        && part is not ("." or "..")
        && part[^1] is not ('.' or ' ')
        && !part.AsSpan().ContainsAny(Forbidden)
        && !part.Any(char.IsControl)
        && !Devices.Contains(part.Split('.')[0].TrimEnd());

    private static string Printable(string path)
    {
        var text = string.Concat(path.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter));
        return text.Length < path.Length ? $"'{text}...'" : $"'{text}'";
    }
}
