using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace AlignSharp.Training.Cards;

[JsonSerializable(typeof(string))]
internal sealed partial class CardJson : JsonSerializerContext
{
    /// <summary>Umlauts and the like as they are, for people read cards.</summary>
    public static CardJson Readable { get; } = new(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
