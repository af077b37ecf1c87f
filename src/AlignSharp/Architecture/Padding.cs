namespace AlignSharp.Architecture;

/// <summary>Zeros added around a map before a convolution, the same on both axes.</summary>
/// <param name="Before">Rows on top, and columns on the left.</param>
/// <param name="After">Rows at the bottom, and columns on the right.</param>
public readonly record struct Padding(int Before, int After)
{
    /// <summary>The padding with which stride 1 keeps the size.</summary>
    internal static Padding Same(int kernel) => new((kernel - 1) / 2, kernel - 1 - ((kernel - 1) / 2));
}
