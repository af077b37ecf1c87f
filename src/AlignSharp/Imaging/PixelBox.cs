namespace AlignSharp.Imaging;

/// <summary>A part of a picture, in pixels from its top left corner; edges may lie between pixels.</summary>
/// <param name="Left">The left edge, at least 0.</param>
/// <param name="Top">The upper edge, at least 0.</param>
/// <param name="Right">The right edge, above <paramref name="Left"/> and at most the picture's width.</param>
/// <param name="Bottom">The lower edge, above <paramref name="Top"/> and at most the picture's height.</param>
public readonly record struct PixelBox(float Left, float Top, float Right, float Bottom);
