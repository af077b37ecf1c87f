using System.Collections.Immutable;
using System.Text.Json;

namespace AlignSharp.Checkpoints.Safetensors;

/// <summary>
/// Reads the JSON header of a safetensors file without building a document of it, so that a hostile header of many
/// megabytes costs no more memory than the tensors it describes.
/// </summary>
internal ref struct SafetensorsHeader
{
    private const string MetadataName = "__metadata__";
    private readonly string _path;
    private Utf8JsonReader _reader;

    private SafetensorsHeader(string path, ReadOnlySpan<byte> json)
    {
        _path = path;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
    }

    public static OrderedDictionary<string, SafetensorsEntry> Parse(string path, ReadOnlySpan<byte> json)
    {
        try
        {
            return new SafetensorsHeader(path, json).ReadEntries();
        }
        catch (JsonException error)
        {
            throw new CheckpointException(
                $"{path} has a header that is not valid JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine}; "
                + "expected a safetensors header.",
                error);
        }
        catch (InvalidOperationException error)
        {
            throw new CheckpointException($"{path} has a header with text that is no Unicode; expected UTF-8.", error);
        }
    }

    private OrderedDictionary<string, SafetensorsEntry> ReadEntries()
    {
        var entries = new OrderedDictionary<string, SafetensorsEntry>();
        var hasMetadata = false;
        Expect(JsonTokenType.StartObject, "its header");
        while (Next() == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            if (name == MetadataName && !hasMetadata)
            {
                hasMetadata = true;
                SkipMetadata();
            }
            else if (name == MetadataName || !entries.TryAdd(name, ReadEntry(name)))
            {
                throw new CheckpointException($"{_path} names '{name}' twice in its header; expected every name once.");
            }
        }

        while (_reader.Read())
        {
            // only white space may follow; anything else makes the reader throw
        }

        return entries;
    }

    private void SkipMetadata()
    {
        Expect(JsonTokenType.StartObject, MetadataName);
        while (Next() == JsonTokenType.PropertyName)
        {
            Expect(JsonTokenType.String, MetadataName);
        }
    }

    private SafetensorsEntry ReadEntry(string name)
    {
        TensorType? type = null;
        ImmutableArray<long>? shape = null;
        ImmutableArray<long>? offsets = null;
        var place = $"tensor '{name}'";
        Expect(JsonTokenType.StartObject, place);
        while (Next() == JsonTokenType.PropertyName)
        {
            switch (_reader.GetString())
            {
                case "dtype" when type is null:
                    type = ReadType(place);
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(place, "shape", TensorShape.MaximumRank);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(place, "data_offsets", maximum: 2);
                    break;
                case var field:
                    throw Error(place, $"has the field '{field}' twice or unexpectedly", "dtype, shape and data_offsets");
            }
        }

        return type is { } t && shape is { } s && offsets is [var begin, var end]
            ? new SafetensorsEntry(name, t, s, begin, end)
            : throw Error(place, "lacks one of its fields", "dtype, shape and two data_offsets");
    }

    private TensorType ReadType(string place)
    {
        Expect(JsonTokenType.String, place);
        var name = _reader.GetString()!;
        return SafetensorsType.TryParse(name, out var type)
            ? type
            : throw Error(place, $"has dtype '{name}'", "F64, F32, F16, BF16, I64, I32, I16, I8, U8 or BOOL");
    }

    private ImmutableArray<long> ReadNumbers(string place, string field, int maximum)
    {
        Expect(JsonTokenType.StartArray, place);
        var numbers = ImmutableArray.CreateBuilder<long>();
        while (Next() == JsonTokenType.Number)
        {
            if (numbers.Count == maximum || !_reader.TryGetInt64(out var number) || number < 0)
            {
                throw Error(place, $"has a {field} that is no list of at most {maximum} whole numbers", "64-bit numbers of at least 0");
            }

            numbers.Add(number);
        }

        return _reader.TokenType == JsonTokenType.EndArray
            ? numbers.DrainToImmutable()
            : throw Error(place, $"has a {field} that holds more than numbers", "64-bit numbers of at least 0");
    }

    private void Expect(JsonTokenType expected, string place)
    {
        var found = Next();
        if (found != expected)
        {
            throw Error(place, $"has {found} in the header", expected.ToString());
        }
    }

    // where the header ends too early the reader throws
    private JsonTokenType Next()
    {
        _reader.Read();
        return _reader.TokenType;
    }

    private readonly CheckpointException Error(string place, string found, string expected) =>
        new($"{_path}: {place} {found}; expected {expected}.");
}
