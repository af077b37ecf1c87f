namespace AlignSharp.Inference;

/// <summary>The features of one picture of a stream, or why there are none.</summary>
/// <typeparam name="T">What the picture was asked for by: a path, a row of a table.</typeparam>
/// <param name="Item">What the picture was asked for by.</param>
/// <param name="Features">[1, size], not normalised; null where the picture failed.</param>
/// <param name="Error">Why there are no features; null where there are.</param>
public sealed record ImageFeatures<T>(T Item, FloatTensor? Features, AlignException? Error);
