namespace AlignSharp.Imaging.Decoding;

/// <summary>
/// How a camera says that its stored pixels lie: what has to be done to them to see the picture upright.
/// The numbers are those of the EXIF tag.
/// </summary>
internal enum ExifOrientation
{
    Upright = 1,
    MirrorLeftRight = 2,
    HalfTurn = 3,
    MirrorTopBottom = 4,
    Transpose = 5,
    QuarterTurnClockwise = 6,
    Transverse = 7,
    QuarterTurnCounterclockwise = 8,
}
