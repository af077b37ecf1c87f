namespace AlignSharp.Training.Settings;

/// <summary>The size of pictures from a step on. Immutable.</summary>
/// <param name="FromStep">The first step with this size; the first stage has 1.</param>
/// <param name="Resize">The side of the whole picture, in pixels.</param>
/// <param name="Crop">The side of what the tower sees, in pixels; at most <paramref name="Resize"/>.</param>
public sealed record ImageSizeStage(long FromStep, int Resize, int Crop);
