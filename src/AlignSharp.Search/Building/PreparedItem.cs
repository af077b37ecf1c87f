namespace AlignSharp.Search.Building;

/// <summary>An item that was read and, where its vector is not known, made ready for the model.</summary>
/// <param name="Entry">What is known of it now.</param>
/// <param name="Known">Where its vector is; null where it must be computed.</param>
/// <param name="PixelValues">The model's input where it is a picture.</param>
/// <param name="Error">Why it cannot be embedded.</param>
internal sealed record PreparedItem(IndexEntry Entry, VectorPlace? Known, FloatTensor? PixelValues, AlignException? Error);
