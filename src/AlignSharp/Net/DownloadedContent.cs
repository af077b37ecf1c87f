using System.Net.Http.Headers;

namespace AlignSharp.Net;

/// <summary>What a fetch brought.</summary>
/// <param name="Bytes">The content, as sent.</param>
/// <param name="Url">Where it came from in the end, redirects followed.</param>
/// <param name="ContentType">The server's word for it, such as <c>image/jpeg</c>, not to be believed; null if it has none.</param>
/// <param name="Headers">The final answer's headers.</param>
public sealed record DownloadedContent(
    ReadOnlyMemory<byte> Bytes, Uri Url, string? ContentType, HttpResponseHeaders Headers);
