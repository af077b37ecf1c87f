using System.Net;

namespace AlignSharp.Hub;

/// <summary>Checks which part of a file an answer holds against what was asked for and announced.</summary>
internal static class ContentRange
{
    /// <summary>Whether the server has nothing at the place asked for.</summary>
    public static bool IsPastEnd(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable;

    /// <summary>
    /// Where the content of a successful answer starts: at the offset asked for, or at 0 if the server sends the whole.
    /// </summary>
    public static long Start(RemoteFile file, HttpResponseMessage response, long offset)
    {
        if (response.StatusCode != HttpStatusCode.PartialContent)
        {
            return response.Content.Headers.ContentLength is { } length && length != file.Size
                ? throw Corrupt(file, $"sends {length}")
                : 0;
        }

        var range = response.Content.Headers.ContentRange;
        return offset > 0 && range?.From == offset && (range.Length ?? file.Size) == file.Size
            ? offset
            : throw Corrupt(file, $"answers {range?.ToString() ?? "no range"} when asked for bytes from {offset}");
    }

    public static HubException Corrupt(RemoteFile file, string found) => new(
        HubFailure.Corrupt,
        $"The hub announces {file.Size} bytes for {file.Path} but its server {found}; expected {file.Size}.");
}
