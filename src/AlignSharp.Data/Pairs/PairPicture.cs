using AlignSharp.Imaging;

namespace AlignSharp.Data.Pairs;

/// <summary>A picture that has been seen to be whole.</summary>
/// <param name="Extension">What its bytes are: jpg, png, webp, gif, bmp, tiff.</param>
/// <param name="Bytes">The encoded picture.</param>
/// <param name="Width">Width in pixels, upright.</param>
/// <param name="Height">Height in pixels, upright.</param>
internal sealed record PairPicture(string Extension, byte[] Bytes, int Width, int Height)
{
    private static readonly ImageLimits Limits = new();

    /// <exception cref="PairException">The file cannot be read or decoded.</exception>
    public static async Task<PairPicture> ReadAsync(string path, string name, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length is var length && length > Limits.MaxBytes)
            {
                throw new ImageException($"{name} has {length} bytes; expected at most {Limits.MaxBytes}.");
            }

            var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            var format = ImageDecoder.Default.Identify(bytes, name).Format;
            var image = ImageDecoder.Default.Decode(bytes, name);
            return new PairPicture(ExtensionOf(format), bytes, image.Width, image.Height);
        }
        catch (Exception error) when (error is ImageException or IOException or UnauthorizedAccessException)
        {
            throw new PairException(PackOutcome.UnreadablePicture, error.Message, error);
        }
    }

    private static string ExtensionOf(ImageFormat format) =>
        format == ImageFormat.Jpeg ? "jpg" : format.ToString().ToLowerInvariant();
}
