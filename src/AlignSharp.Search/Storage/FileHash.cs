using System.IO.Hashing;

namespace AlignSharp.Search.Storage;

/// <summary>The hashes by which an index names its files: <c>kind-HASH.extension</c>, XXH128 of the contents.</summary>
internal static class FileHash
{
    /// <summary>The hash of a file in hexadecimal.</summary>
    public static string Of(Stream stream)
    {
        var hash = new XxHash128();
        hash.Append(stream);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>Checks a file's length, where it is known, and that its contents are what its name says.</summary>
    /// <exception cref="IndexFileException">It is missing, or its contents are others.</exception>
    public static void Check(string path, long? bytes = null)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 20, FileOptions.SequentialScan);
            if (bytes is { } expected && stream.Length != expected)
            {
                throw new IndexFileException($"{path} has {stream.Length} bytes; its index expects {expected}.");
            }

            var name = Path.GetFileNameWithoutExtension(path);
            var found = Of(stream);
            if (name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..] != found)
            {
                throw new IndexFileException($"{path} is damaged: its contents have the hash {found}; expected the one in its name.");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IndexFileException($"{path} cannot be read ({error.Message.TrimEnd('.')}); its index expects it.", error);
        }
    }
}
