namespace AlignSharp.Data.Statistics;

/// <summary>A column of the files. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, in SQL's words.</param>
public sealed record ReportedColumn(string Name, string Type);
