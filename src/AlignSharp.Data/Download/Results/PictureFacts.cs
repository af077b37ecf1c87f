namespace AlignSharp.Data.Download.Results;

/// <summary>What is known of a picture that is stored.</summary>
/// <param name="Extension">How it is stored: <c>jpg</c>, <c>webp</c>, <c>png</c>, ...</param>
/// <param name="Width">Width as stored.</param>
/// <param name="Height">Height as stored.</param>
/// <param name="OriginalFormat">How it came, by its content.</param>
/// <param name="OriginalWidth">Width as it came, upright.</param>
/// <param name="OriginalHeight">Height as it came, upright.</param>
/// <param name="OriginalBytes">Length as it came.</param>
/// <param name="Sha256">The hash of the bytes as they came, in lower-case hexadecimal.</param>
internal sealed record PictureFacts(
    string Extension,
    int Width,
    int Height,
    string OriginalFormat,
    int OriginalWidth,
    int OriginalHeight,
    int OriginalBytes,
    string Sha256);
