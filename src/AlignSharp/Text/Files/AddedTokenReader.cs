using System.Text.Json;
using AlignSharp.Configuration;

namespace AlignSharp.Text.Files;

/// <summary>Reads added tokens in the two shapes that files give them: a bare string, or an object with flags.</summary>
internal static class AddedTokenReader
{
    /// <summary>A field that names a special token.</summary>
    public static AddedToken ReadNamed(JsonSection file, string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => AddedToken.SpecialToken(NotEmpty(file, name, file.String(name, value))),
        JsonValueKind.Object => Read(file.Nested(name, value)) with { Special = true },
        _ => throw file.Error(name, JsonSection.Describe(value), "a token or an object with its content"),
    };

    /// <summary>An object with the token's content, flags and perhaps its id; a flag that is not there is false.</summary>
    public static AddedToken Read(JsonSection section) =>
        new(NotEmpty(section, "content", section.String("content", "")), ReadId(section))
        {
            SingleWord = section.Boolean("single_word", false),
            LeftStrip = section.Boolean("lstrip", false),
            RightStrip = section.Boolean("rstrip", false),
            Normalized = section.Boolean("normalized", false),
            Special = section.Boolean("special", false),
        };

    /// <summary>A field of an object that maps tokens to ids; it gives no flags, and such tokens are looked for in normalised text.</summary>
    public static AddedToken ReadCounted(JsonSection file, string name, JsonElement id) =>
        new(NotEmpty(file, "a name", name), file.Int32(name, id, 0, Vocabulary.MaximumSize - 1)) { Normalized = true };

    private static int ReadId(JsonSection section) =>
        section.Int32("id", AddedToken.NoId, 0, Vocabulary.MaximumSize - 1);

    private static string NotEmpty(JsonSection section, string name, string content) =>
        content.Length > 0 ? content : throw section.Error(name, "empty", "a token");
}
