using System.Security.Cryptography;

namespace AlignSharp.Data.Download.Pictures;

/// <summary>Compares bytes with the hash that metadata states for them: MD5, SHA-1 or SHA-256, told apart by length.</summary>
internal static class HashCheck
{
    public static void Require(ReadOnlySpan<byte> bytes, string? expected)
    {
        if (string.IsNullOrWhiteSpace(expected))
        {
            return;
        }

        var stated = expected.Trim();
        var found = Hash(bytes, stated.Length);
        if (found is null || !found.Equals(stated, StringComparison.OrdinalIgnoreCase))
        {
            throw new RowFailure(
                DownloadOutcome.HashMismatch, $"The hash of the bytes is {found ?? "of another kind"}; expected {stated}.");
        }
    }

    // MD5 and SHA-1 are what data sets publish; here they tell a changed picture, not an adversary.
#pragma warning disable CA5350, CA5351
    private static string? Hash(ReadOnlySpan<byte> bytes, int digits) => digits switch
    {
        32 => Convert.ToHexStringLower(MD5.HashData(bytes)),
        40 => Convert.ToHexStringLower(SHA1.HashData(bytes)),
        64 => Convert.ToHexStringLower(SHA256.HashData(bytes)),
        _ => null,
    };
#pragma warning restore CA5350, CA5351
}
