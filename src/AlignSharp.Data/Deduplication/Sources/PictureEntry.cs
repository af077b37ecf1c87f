using AlignSharp.Data.Deduplication.Hashing;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>A picture that is compared.</summary>
/// <param name="Source">The shard, folder or file it is in.</param>
/// <param name="Ordinal">Its place there.</param>
/// <param name="Key">Its key there.</param>
/// <param name="Pixels">Width times height; 0 where it is not known.</param>
/// <param name="Hash">Its perceptual hash; meaningless where the method compares none.</param>
/// <param name="ColorRow">Where its colours and trimmed hashes are; negative where it has none.</param>
internal readonly record struct PictureEntry(
    DedupSource Source, int Ordinal, string Key, long Pixels, PerceptualHash Hash, int ColorRow);
