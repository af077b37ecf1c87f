namespace AlignSharp.Imaging.Decoding.Bmp;

/// <summary>How the pixels of a bitmap are stored, with the numbers of its header.</summary>
internal enum BmpCompression
{
    None = 0,
    RunLength8 = 1,
    RunLength4 = 2,
    BitFields = 3,
    AlphaBitFields = 6,
}
