namespace AlignSharp.Training.Surveys;

/// <summary>Pairs from one place under one licence, as their samples say.</summary>
/// <param name="Source">Where they come from; empty where only the licence is named.</param>
/// <param name="Licence">Their licence.</param>
/// <param name="Trained">Pairs to train on.</param>
/// <param name="HeldOut">Pairs kept back.</param>
internal sealed record SourceCount(string Source, string Licence, long Trained, long HeldOut);
