using System.Text.Json;

namespace AlignSharp.Configuration;

/// <summary>A value whose name is data, or an item of an array with its place for a name.</summary>
/// <param name="Name">The field's name, or "array[index]".</param>
/// <param name="Value">The value.</param>
internal sealed record JsonField(string Name, JsonElement Value);
