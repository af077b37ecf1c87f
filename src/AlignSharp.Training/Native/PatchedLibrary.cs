using System.Security.Cryptography;
using AlignSharp.IO;

namespace AlignSharp.Training.Native;

/// <summary>
/// The patched copy of a library in the user's cache. It is made once, appears whole or not at all, and is compared by
/// hash with what the patch gives each time before it is used.
/// </summary>
internal static class PatchedLibrary
{
    private const long MaximumBytes = 64 << 20;

    /// <summary>Returns the path of an intact copy, made where there was none.</summary>
    /// <param name="original">The library as its package holds it.</param>
    /// <param name="cacheFolder">The root of the cache.</param>
    /// <exception cref="NativeLibraryException">The library cannot be patched, or the copy not be written.</exception>
    public static string Prepare(string original, string cacheFolder)
    {
        var patched = IosInitPatch.Apply(ReadOriginal(original), original);
        var hash = SHA256.HashData(patched);
        var copy = Path.Combine(cacheFolder, "native", Convert.ToHexStringLower(hash), Path.GetFileName(original));
        if (!IsIntact(copy, patched.Length, hash))
        {
            Write(copy, patched);
        }

        return copy;
    }

    private static byte[] ReadOriginal(string path)
    {
        var length = new FileInfo(path).Length;
        return length <= MaximumBytes
            ? File.ReadAllBytes(path)
            : throw new NativeLibraryException($"{path} has {length} bytes; expected at most {MaximumBytes}.");
    }

    private static bool IsIntact(string path, long length, ReadOnlySpan<byte> hash)
    {
        try
        {
            return new FileInfo(path) is { Exists: true } file && file.Length == length
                && SHA256.HashData(File.ReadAllBytes(path)).AsSpan().SequenceEqual(hash);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        try
        {
            AtomicFile.WriteAllBytes(path, bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NativeLibraryException(
                $"{path} cannot be written ({error.Message}); this system's C++ library is older than {IosInitPatch.NewVersion} "
                + "and needs that copy: set ALIGNSHARP_CACHE to a folder that can be written, or install GCC 13's libstdc++.",
                error);
        }
    }
}
