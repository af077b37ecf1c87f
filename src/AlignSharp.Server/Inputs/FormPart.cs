namespace AlignSharp.Server.Inputs;

/// <summary>One part of a multi-part body: a field's value, or a picture.</summary>
/// <param name="Name">The field.</param>
/// <param name="Value">Its text; null for a picture.</param>
/// <param name="Picture">The picture; null for a text.</param>
internal sealed record FormPart(string Name, string? Value, PictureInput? Picture);
