namespace AlignSharp.Training.Benchmarks;

/// <summary>What a picture costs.</summary>
/// <param name="Side">The side of the crop that RandAugment changes, in pixels.</param>
/// <param name="Operations">Its operations, at magnitude 5.</param>
/// <param name="DecodeMicroseconds">Decoding one of the samples.</param>
/// <param name="RandAugmentMicroseconds">RandAugment of a crop.</param>
internal sealed record PictureResult(int Side, int Operations, double DecodeMicroseconds, double RandAugmentMicroseconds);
