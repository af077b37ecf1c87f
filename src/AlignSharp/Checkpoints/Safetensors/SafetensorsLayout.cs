using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlignSharp.Checkpoints.Safetensors;

/// <summary>
/// The order of tensors in a safetensors file and the header that tells it: types of the highest rank first, then by
/// name, as the reference writer does, so that the same tensors make the same bytes.
/// </summary>
internal sealed class SafetensorsLayout
{
    private const int Alignment = 8;

    private SafetensorsLayout(ImmutableArray<TensorData> tensors)
    {
        Tensors = tensors;
        Header = WriteHeader(tensors);
    }

    /// <summary>The tensors in the order in which they follow the header.</summary>
    public ImmutableArray<TensorData> Tensors { get; }

    /// <summary>The length of the header and the header, padded with spaces.</summary>
    public ReadOnlyMemory<byte> Header { get; }

    public static SafetensorsLayout Of(IEnumerable<TensorData> tensors) =>
        new([.. tensors.OrderByDescending(tensor => tensor.Type).ThenBy(tensor => tensor.Name, StringComparer.Ordinal)]);

    private static ReadOnlyMemory<byte> WriteHeader(ImmutableArray<TensorData> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write(stackalloc byte[sizeof(ulong)]);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString("format", "pt");
            json.WriteEndObject();
            WriteTensors(json, tensors);
            json.WriteEndObject();
        }

        var padding = -buffer.WrittenCount & (Alignment - 1);
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        var header = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)(header.Length - sizeof(ulong)));
        return header;
    }

    private static void WriteTensors(Utf8JsonWriter json, ImmutableArray<TensorData> tensors)
    {
        var offset = 0L;
        var names = new HashSet<string>();
        foreach (var tensor in tensors)
        {
            if (tensor.Name == "__metadata__" || !names.Add(tensor.Name))
            {
                throw new ArgumentException(
                    $"Tensor '{tensor.Name}' cannot be written; expected every name once and none reserved.", nameof(tensors));
            }

            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", SafetensorsType.Name(tensor.Type));
            WriteNumbers(json, "shape", tensor.Shape.AsSpan());
            WriteNumbers(json, "data_offsets", [offset, checked(offset += tensor.ByteLength)]);
            json.WriteEndObject();
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
