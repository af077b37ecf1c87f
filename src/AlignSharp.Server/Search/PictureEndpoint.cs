using System.Globalization;
using AlignSharp.Imaging;
using AlignSharp.Search;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Inputs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace AlignSharp.Server.Search;

/// <summary>
/// <c>GET /v1/indexes/{name}/pictures/{row}</c>: the picture of a row, small. It is decoded and written anew, so that
/// nothing but pictures can be read through an index, whatever its paths say.
/// </summary>
internal sealed class PictureEndpoint(IndexShelf shelf, PictureLoader loader)
{
    private const int LongestSide = 384;
    private const int Quality = 80;

    /// <summary>Where the picture of a row is.</summary>
    public static string Path(string index, long row) =>
        string.Create(CultureInfo.InvariantCulture, $"/v1/indexes/{Uri.EscapeDataString(index)}/pictures/{row}");

    public async Task<FileContentHttpResult> FindAsync(string name, long row, CancellationToken cancellationToken)
    {
        var index = shelf.FindRows(name);
        if (row < 0 || row >= index.Info.Rows || index.GetEntry(row) is not { Kind: EntryKind.Image, Source: { } source } entry)
        {
            throw NotFound(name, row);
        }

        try
        {
            var picture = await loader.ReadAsync(source, static image => ImageEncoder.WebP(Shrink(image), Quality), cancellationToken);
            var tag = entry.Hash.Length > 0 ? new EntityTagHeaderValue($"\"{entry.Hash}\"") : null;
            return TypedResults.File(picture, "image/webp", entityTag: tag);
        }
        catch (ImageException)
        {
            // The sentence would tell paths of the server's disk.
            throw NotFound(name, row);
        }
    }

    private static RgbImage Shrink(RgbImage image)
    {
        var scale = Math.Min(1, (double)LongestSide / Math.Max(image.Width, image.Height));
        return scale == 1
            ? image
            : image.Resize(
                Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)), ResampleFilter.Bilinear);
    }

    private static RequestException NotFound(string name, long row) => new(
        $"Row {row} of {name} has no picture that can be read.", "row", StatusCodes.Status404NotFound, "picture_not_found");
}
