using System.Collections.Immutable;
using System.Text;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AlignSharp.Server.Inputs;

/// <summary>
/// Reads multi-part bodies part by part and keeps their order, which decides the order of the answers. Nothing is written
/// to disk: the server's limit of a body bounds the memory.
/// </summary>
internal sealed class FormReader(LimitOptions limits)
{
    private const int LongestBoundary = 128;
    private const int OtherParts = 32;

    /// <exception cref="RequestException">The body is no multi-part body, or has too many parts.</exception>
    public async Task<FormParts> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(Boundary(request), request.Body);
        var parts = ImmutableArray.CreateBuilder<FormPart>();
        var most = limits.MaximumTexts + limits.MaximumPictures + OtherParts;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (parts.Count == most)
            {
                throw new RequestException($"The body has more than {most} parts; expected at most that many.");
            }

            parts.Add(await ReadPartAsync(section, cancellationToken));
        }

        return new FormParts(parts.ToImmutable());
    }

    private static async Task<FormPart> ReadPartAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || HeaderUtilities.RemoveQuotes(disposition.Name) is not { Length: > 0 } name)
        {
            throw new RequestException("A part of the body has no name; expected Content-Disposition: form-data; name=\"...\".");
        }

        using var content = new MemoryStream();
        await section.Body.CopyToAsync(content, cancellationToken);
        var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        return disposition.IsFileDisposition() || IsPicture(section)
            ? new(name.Value!, null, new PictureInput(FileName(disposition) ?? name.Value!, bytes))
            : new(name.Value!, Encoding.UTF8.GetString(bytes.Span), null);
    }

    private static bool IsPicture(MultipartSection section) =>
        section.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ?? false;

    private static string? FileName(ContentDispositionHeaderValue disposition)
    {
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
        return name.Value is { Length: > 0 and < 256 } text ? text : null;
    }

    private static string Boundary(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        return boundary is { Length: > 0 and <= LongestBoundary }
            ? boundary
            : throw new RequestException("The body has no boundary; expected multipart/form-data; boundary=....");
    }
}
