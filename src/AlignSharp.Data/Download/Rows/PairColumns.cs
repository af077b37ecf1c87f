namespace AlignSharp.Data.Download.Rows;

/// <summary>The columns of one input that a download reads by name.</summary>
/// <param name="Url">The column of URLs.</param>
/// <param name="Text">The column of texts; null where the pictures have none.</param>
/// <param name="Hash">The column of hashes; null where nothing is checked.</param>
internal sealed record PairColumns(string Url, string? Text, string? Hash);
