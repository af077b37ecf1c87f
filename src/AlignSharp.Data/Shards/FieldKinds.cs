using System.Collections.Frozen;

namespace AlignSharp.Data.Shards;

/// <summary>Which extensions stand for what; of "seg.png" the last part counts, as in WebDataset.</summary>
internal static class FieldKinds
{
    private static readonly FrozenDictionary<string, FieldKind> Kinds = new Dictionary<string, FieldKind>
    {
        ["jpg"] = FieldKind.Picture,
        ["jpeg"] = FieldKind.Picture,
        ["png"] = FieldKind.Picture,
        ["webp"] = FieldKind.Picture,
        ["gif"] = FieldKind.Picture,
        ["bmp"] = FieldKind.Picture,
        ["tif"] = FieldKind.Picture,
        ["tiff"] = FieldKind.Picture,
        ["txt"] = FieldKind.Text,
        ["text"] = FieldKind.Text,
        ["caption"] = FieldKind.Text,
        ["transcript"] = FieldKind.Text,
        ["json"] = FieldKind.Json,
    }.ToFrozenDictionary();

    /// <summary>The fields that hold the caption, most usual first.</summary>
    public static IReadOnlyList<string> Captions { get; } = ["txt", "text", "caption"];

    /// <summary>Whether a file's name says that it is a picture.</summary>
    public static bool IsPictureFile(string name) => Of(Path.GetExtension(name).ToLowerInvariant()) == FieldKind.Picture;

    public static FieldKind Of(string extension) => Kinds.GetValueOrDefault(extension[(extension.LastIndexOf('.') + 1)..]);
}
