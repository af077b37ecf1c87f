namespace AlignSharp.Configuration;

/// <summary>A size of pictures.</summary>
/// <param name="Height">Height in pixels.</param>
/// <param name="Width">Width in pixels.</param>
public readonly record struct ImageSize(int Height, int Width)
{
    /// <summary>The size as people write it, width first.</summary>
    public override string ToString() => $"{Width}x{Height}";
}
