using AlignSharp.Data.Shards;

namespace AlignSharp.Training.Loading;

/// <summary>A picture and a text as the towers take them.</summary>
/// <param name="Pixels">Channels, rows and columns of the picture, flat.</param>
/// <param name="Side">The picture's side in pixels.</param>
/// <param name="Ids">Tokens of the text.</param>
/// <param name="Caption">The text.</param>
/// <param name="Identity">Equal where pairs share positives.</param>
/// <param name="Position">The place in the data after this pair.</param>
internal sealed record LoadedPair(float[] Pixels, int Side, int[] Ids, string Caption, long Identity, ShardPosition Position);
