using System.Buffers;
using System.Text;

namespace AlignSharp.Data.Shards;

/// <summary>
/// WebDataset's rule for names: the key ends at the first dot of the file name, folders kept; what follows the dot is the
/// extension, in lower case. "a/b.seg.PNG" belongs to the sample "a/b" as its "seg.png".
/// </summary>
internal static class MemberName
{
    /// <summary>Splits a name.</summary>
    /// <returns>Whether it has both a key and an extension.</returns>
    public static bool TrySplit(string name, out string key, out string extension)
    {
        var file = name.LastIndexOf('/') + 1;
        var dot = name.IndexOf('.', file);
        if (dot <= file || dot == name.Length - 1)
        {
            (key, extension) = ("", "");
            return false;
        }

        (key, extension) = (name[..dot], name[(dot + 1)..].ToLowerInvariant());
        return true;
    }

    /// <summary>Whether a member holds notes on the shard ("__meta__/info.json") and is no part of a sample.</summary>
    public static bool IsNote(string name)
    {
        var first = name.AsSpan(0, name.IndexOf('/') is >= 0 and var slash ? slash : name.Length);
        return first.Length >= 4 && first.StartsWith("__", StringComparison.Ordinal) && first.EndsWith("__", StringComparison.Ordinal);
    }

    /// <summary>Checks that a reader would give a sample back as it is, and that unpacking it stays inside a folder.</summary>
    /// <param name="sample">The sample to write.</param>
    /// <param name="previousKey">The key of the sample before it, which it would run into.</param>
    public static void Check(Sample sample, string? previousKey)
    {
        var fault = sample.Key == previousKey ? "is also the key of the sample before it"
            : sample.Fields.Count == 0 ? "has no fields"
            : sample.Fields.Keys.Select(extension => Judge(sample.Key, extension)).FirstOrDefault(found => found is not null);
        if (fault is not null)
        {
            throw new ShardException(
                $"The sample {sample.Key} {fault}; expected a key of its own without a dot in its last part, and extensions such as jpg.");
        }
    }

    /// <summary>A name as tar writes it of ".": "./a/b.txt" is "a/b.txt".</summary>
    public static string WithoutDot(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;

    /// <summary>Whether a path stays inside the folder it is put in, on every system.</summary>
    public static bool IsSafe(string name) =>
        !name.AsSpan().ContainsAny('\\', ':') && !name.Any(char.IsControl)
        && name.Split('/').All(part => part is not ("" or "." or ".."));

    private static string? Judge(string key, string extension)
    {
        var name = $"{key}.{extension}";
        return !TrySplit(name, out var readKey, out var readExtension) || readKey != key || readExtension != extension || IsNote(name)
            ? $"with the extension \"{extension}\" makes the name {name}, which is read otherwise"
            : IsSafe(name) && !HasHalfSurrogate(name) ? null : $"makes the name {name}, which is not safe in every file system";
    }

    private static bool HasHalfSurrogate(string name)
    {
        for (var rest = name.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != OperationStatus.Done)
            {
                return true;
            }

            rest = rest[consumed..];
        }

        return false;
    }
}
