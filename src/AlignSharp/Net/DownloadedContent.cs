using System.Net.Http.Headers;

namespace AlignSharp.Net;

/// <summary>What a fetch brought.</summary>
/// <param name="Bytes">The content, as sent.</param>
/// <param name="Url">Where it came from in the end, redirects followed.</param>
/// <param name="ContentType">What the server calls it, such as <c>image/jpeg</c>; null if it says nothing. Not to be believed.</param>
/// <param name="Headers">The final answer's headers.</param>
public sealed record DownloadedContent(
    ReadOnlyMemory<byte> Bytes, Uri Url, string? ContentType, HttpResponseHeaders Headers);
