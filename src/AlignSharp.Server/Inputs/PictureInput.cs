using AlignSharp.Server.Errors;

namespace AlignSharp.Server.Inputs;

/// <summary>A picture as a request gives it: encoded bytes, or the URL to fetch them from.</summary>
/// <param name="Name">What messages call it: the field it came in.</param>
/// <param name="Bytes">The encoded picture; empty where there is a URL.</param>
/// <param name="Url">Where the picture is, if it is elsewhere.</param>
internal sealed record PictureInput(string Name, ReadOnlyMemory<byte> Bytes, Uri? Url = null)
{
    private const int MostShown = 40;

    /// <summary>Reads a picture given as text.</summary>
    /// <param name="name">The field.</param>
    /// <param name="text">A data URL, or an http or https URL.</param>
    /// <exception cref="RequestException">It is neither.</exception>
    public static PictureInput Parse(string name, string text)
    {
        if (DataUrl.IsDataUrl(text))
        {
            return new(name, DataUrl.Read(name, text));
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")
            ? new(name, default, url)
            : throw new RequestException(
                $"{name} is \"{Shortened(text)}\"; expected a data URL (data:image/jpeg;base64,...) or an http or https URL.", name);
    }

    private static string Shortened(string text) => text.Length <= MostShown ? text : text[..MostShown] + "...";
}
