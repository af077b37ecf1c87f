namespace AlignSharp.Training.Surveys;

/// <summary>A shard that a run read.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The SHA-256 of the file, in hexadecimal.</param>
/// <param name="Trained">Pairs to train on.</param>
/// <param name="HeldOut">Pairs kept back.</param>
/// <param name="Unusable">Samples without picture or caption.</param>
internal sealed record SurveyedShard(string Name, long Bytes, string Sha256, long Trained, long HeldOut, long Unusable);
