using System.Text.Json;

namespace AlignSharp.Server.Search;

/// <summary>A row that a search found.</summary>
/// <param name="Row">Its place in the index; -1 in Garnet, where rows have none.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Score">The cosine of query and row, -1 to 1.</param>
/// <param name="Kind"><c>image</c> or <c>text</c>.</param>
/// <param name="Picture">Where the server shows its picture; left out where it has none.</param>
/// <param name="Caption">The text that goes with it.</param>
/// <param name="Metadata">What else the index knows about it.</param>
/// <param name="Similar">Rows left out because they are nearly the same.</param>
internal sealed record SearchResult(
    long Row, string Name, float Score, string Kind, string? Picture, string? Caption, JsonElement? Metadata, int Similar);
