using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>One statement of a run, and what it is for.</summary>
internal sealed record FilterStep(string Task, SqlStatement Statement);
