using System.Collections.Immutable;

namespace AlignSharp.Training.Surveys;

/// <summary>What a run read, so that it can be told apart from other data and its authors be named. Immutable.</summary>
/// <param name="Shards">The shards, as listed.</param>
/// <param name="Sources">Where pairs come from, most first; empty where the samples name no licence.</param>
/// <param name="Measured">Shards that were measured on and never trained on.</param>
internal sealed record DataSurvey(
    ImmutableArray<SurveyedShard> Shards, ImmutableArray<SourceCount> Sources, ImmutableArray<SurveyedShard> Measured)
{
    public long Trained => Shards.Sum(static shard => shard.Trained);

    public long HeldOut => Shards.Sum(static shard => shard.HeldOut);

    public long Unusable => Shards.Sum(static shard => shard.Unusable);
}
