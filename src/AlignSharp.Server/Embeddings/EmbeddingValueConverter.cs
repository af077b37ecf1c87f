using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignSharp.Server.Embeddings;

/// <summary>Writes an embedding's values.</summary>
internal sealed class EmbeddingValueConverter : JsonConverter<EmbeddingValue>
{
    public override EmbeddingValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only written.");

    public override void Write(Utf8JsonWriter writer, EmbeddingValue value, JsonSerializerOptions options)
    {
        if (value.AsBase64)
        {
            writer.WriteBase64StringValue(Bytes(value.Values.Span));
            return;
        }

        writer.WriteStartArray();
        foreach (var number in value.Values.Span)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            return MemoryMarshal.AsBytes(values);
        }

        var bytes = new byte[values.Length * sizeof(float)];
        for (var index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), values[index]);
        }

        return bytes;
    }
}
