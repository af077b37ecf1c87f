using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AlignSharp.Architecture;

namespace AlignSharp.Configuration;

/// <summary>
/// One object of a configuration file. Reads typed fields and, where a value is wrong, names the file, the field,
/// what was found and what was expected. Unknown fields are ignored: newer writers add their own.
/// </summary>
internal sealed class JsonSection
{
    private const long MaximumBytes = 64L << 20;
    private readonly JsonElement _element;

    private JsonSection(string place, JsonElement element)
    {
        Place = place;
        _element = element;
    }

    /// <summary>The file, and the path of fields that leads here.</summary>
    public string Place { get; }

    public static JsonSection ReadFile(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new ConfigurationException($"{path} was not found; expected a JSON file there.");
        }

        if (file.Length > MaximumBytes)
        {
            throw new ConfigurationException($"{path} has {file.Length} bytes; expected at most {MaximumBytes}.");
        }

        return Parse(path, File.ReadAllBytes(path));
    }

    public static JsonSection Parse(string place, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonSection(place, document.RootElement.Clone())
                : throw new ConfigurationException($"{place} holds {Describe(document.RootElement)}; expected a JSON object.");
        }
        catch (JsonException error)
        {
            throw new ConfigurationException(
                $"{place} is not valid JSON at line {error.LineNumber + 1}; expected a JSON object.", error);
        }
    }

    public bool Has(string name) =>
        _element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    public JsonElement? Raw(string name) =>
        _element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    public JsonSection Section(string name) =>
        OptionalSection(name) ?? throw Error(name, "nothing", "an object");

    public JsonSection? OptionalSection(string name) => Raw(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new JsonSection($"{Place}: {name}", value),
        { } value => throw Error(name, Describe(value), "an object"),
    };

    public int Int32(string name, int fallback, int minimum, int maximum = int.MaxValue) =>
        Raw(name) is { } value ? Int32(name, value, minimum, maximum) : fallback;

    public double Double(string name, double fallback, double minimum, double maximum)
    {
        if (Raw(name) is not { } value)
        {
            return fallback;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            && number >= minimum && number <= maximum
            ? number
            : throw Error(name, Describe(value), string.Create(
                CultureInfo.InvariantCulture, $"a number between {minimum} and {maximum}"));
    }

    public bool Boolean(string name, bool fallback) => Raw(name) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw Error(name, Describe(value), "true or false"),
    };

    public string String(string name, string fallback) => Raw(name) is { } value ? String(name, value) : fallback;

    public string String(string name, JsonElement value) => value.ValueKind == JsonValueKind.String
        ? TextOf(name, value)
        : throw Error(name, Describe(value), "a string");

    public Activation Activation(string name, Activation fallback)
    {
        var text = String(name, string.Empty);
        return text.Length == 0 && !Has(name) ? fallback
            : ActivationNames.ByName.TryGetValue(text, out var activation) ? activation
            : throw Error(name, $"\"{text}\"", $"one of {string.Join(", ", ActivationNames.ByName.Keys.Order(StringComparer.Ordinal))}");
    }

    public ImmutableArray<int> Int32s(string name, ImmutableArray<int> fallback, int minimum, int maximum = int.MaxValue)
    {
        if (Raw(name) is not { } value)
        {
            return fallback;
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => Int32(name, item, minimum, maximum))]
            : throw Error(name, Describe(value), "an array of integers");
    }

    public ImmutableArray<double> Doubles(string name, ImmutableArray<double> fallback)
    {
        if (Raw(name) is not { } value)
        {
            return fallback;
        }

        return value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number)
            ? [.. value.EnumerateArray().Select(item => item.GetDouble())]
            : throw Error(name, Describe(value), "an array of numbers");
    }

    public ConfigurationException Error(string name, string found, string expected) =>
        new($"{Place}: {name} is {found}; expected {expected}.");

    public int Int32(string name, JsonElement value, int minimum, int maximum)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            && number >= minimum && number <= maximum)
        {
            return number;
        }

        var range = maximum == int.MaxValue ? $"of at least {minimum}" : $"between {minimum} and {maximum}";
        throw Error(name, Describe(value), $"an integer {range}");
    }

    /// <summary>An object that is not a plain field of this one: an array's item, or a value whose name is data.</summary>
    public JsonSection Nested(string name, JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? new JsonSection($"{Place}: {name}", value)
        : throw Error(name, Describe(value), "an object");

    /// <summary>The items of an array; none where the field is missing.</summary>
    public IEnumerable<JsonField> Items(string name)
    {
        if (Raw(name) is not { } array)
        {
            yield break;
        }

        if (array.ValueKind != JsonValueKind.Array)
        {
            throw Error(name, Describe(array), "an array");
        }

        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            yield return new JsonField($"{name}[{index++}]", item);
        }
    }

    /// <summary>Every field with its value, for objects whose names are data.</summary>
    public IEnumerable<JsonField> Fields()
    {
        foreach (var field in _element.EnumerateObject())
        {
            yield return new JsonField(NameOf(field), field.Value);
        }
    }

    public static string Describe(JsonElement value)
    {
        var text = value.GetRawText().ReplaceLineEndings(" ");
        return text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
    }

    private string NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException error)
        {
            throw new ConfigurationException($"{Place} has a name with half a surrogate pair; expected Unicode text.", error);
        }
    }

    private string TextOf(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new ConfigurationException($"{Place}: {name} has half a surrogate pair; expected Unicode text.", error);
        }
    }
}
