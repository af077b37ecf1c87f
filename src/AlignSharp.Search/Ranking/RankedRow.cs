using AlignSharp.Search.Scoring;

namespace AlignSharp.Search.Ranking;

/// <summary>A row to show, and how many nearly equal ones it stands for.</summary>
internal readonly record struct RankedRow(ScoredRow Row, int Similar);
