namespace AlignSharp.Tests.Imaging;

internal sealed record ImageGolden(
    string File, string Mode, int Width, int Height, string Expected, string DecodedSha256, bool ReferenceSaturates);
