namespace AlignSharp.Imaging;

/// <summary>What the header of a picture file tells, without its pixels being decoded.</summary>
/// <param name="Format">The kind of file, by its content rather than its name.</param>
/// <param name="Width">Width in pixels of the picture as it would be decoded.</param>
/// <param name="Height">Height in pixels of the picture as it would be decoded.</param>
public sealed record ImageInfo(ImageFormat Format, int Width, int Height);
