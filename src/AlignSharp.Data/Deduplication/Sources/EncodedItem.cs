using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>A picture of a source, not yet decoded.</summary>
/// <param name="Ordinal">Its place in the source, from 0.</param>
/// <param name="Key">Its key in the source.</param>
/// <param name="Decode">Decodes it; throws <see cref="AlignException"/> where it is missing, broken or none.</param>
internal sealed record EncodedItem(int Ordinal, string Key, Func<RgbImage> Decode);
