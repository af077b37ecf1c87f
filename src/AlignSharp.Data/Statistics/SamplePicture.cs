namespace AlignSharp.Data.Statistics;

/// <summary>A picture of the gallery, from the user's own shards.</summary>
/// <param name="Key">Its key in the shard.</param>
/// <param name="Caption">Its caption, or the empty text.</param>
/// <param name="WebP">The picture made small, as WebP.</param>
public sealed record SamplePicture(string Key, string Caption, ReadOnlyMemory<byte> WebP);
