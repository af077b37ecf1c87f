using System.Text;

namespace AlignSharp.Data.Shards.Tar;

/// <summary>Names in a tar: UTF-8, or Latin-1 where the bytes are no UTF-8, so that every name can be told from every other.</summary>
internal static class TarText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    /// <exception cref="EncoderFallbackException">The text holds half a surrogate pair.</exception>
    public static byte[] Encode(string text) => Strict.GetBytes(text);
}
