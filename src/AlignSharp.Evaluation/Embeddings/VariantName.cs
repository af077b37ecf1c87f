using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>Names the embeddings of changed pictures in the cache.</summary>
internal static class VariantName
{
    /// <summary>XXH128 of the change and the pictures.</summary>
    public static string Of(string variant, ImmutableArray<string> keys) =>
        Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join('\0', [variant, .. keys]))));
}
