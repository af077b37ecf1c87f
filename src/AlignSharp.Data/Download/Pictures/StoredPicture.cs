using AlignSharp.Data.Download.Results;

namespace AlignSharp.Data.Download.Pictures;

/// <summary>A picture as it goes into a shard.</summary>
/// <param name="Facts">What it was and is.</param>
/// <param name="Bytes">Its bytes, which may be those that came.</param>
internal sealed record StoredPicture(PictureFacts Facts, ReadOnlyMemory<byte> Bytes);
