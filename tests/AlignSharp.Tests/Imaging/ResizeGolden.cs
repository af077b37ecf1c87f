namespace AlignSharp.Tests.Imaging;

internal sealed record ResizeGolden(int Width, int Height, string Filter, int Resample, string Sha256);
