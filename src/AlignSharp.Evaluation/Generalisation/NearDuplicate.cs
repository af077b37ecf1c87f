namespace AlignSharp.Evaluation.Generalisation;

/// <summary>A test picture that looks like a training picture.</summary>
/// <param name="Row">The row of the test picture.</param>
/// <param name="Shard">Where the training picture is.</param>
/// <param name="Key">Which it is there.</param>
/// <param name="Bits">How many bits of their perceptual hashes differ.</param>
internal sealed record NearDuplicate(int Row, string Shard, string Key, int Bits);
