using System.Text;
using System.Text.Unicode;

namespace AlignSharp.Data.Shards;

/// <summary>One sample of a shard: the members that share a key. Immutable; safe to share between threads.</summary>
public sealed class Sample
{
    private readonly OrderedDictionary<string, ReadOnlyMemory<byte>> _fields = [];

    /// <summary>Creates a sample.</summary>
    /// <param name="key">The name its members share; folders are part of it ("part1/000042").</param>
    /// <param name="fields">Extension ("jpg", "seg.png") to data, in the order of the members; extensions become lower case.</param>
    /// <exception cref="ArgumentException">Two fields have the same extension.</exception>
    public Sample(string key, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> fields)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(fields);
        Key = key;
        foreach (var (extension, data) in fields)
        {
            _fields.Add(extension.ToLowerInvariant(), data);
        }
    }

    /// <summary>The name that the members share, folders included.</summary>
    public string Key { get; }

    /// <summary>Extension, in lower case and without the dot, to data; enumerates in the order of the members.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Fields => _fields;

    /// <summary>The path of the shard it was read from; empty for a sample that was made here.</summary>
    public string Shard { get; init; } = "";

    /// <summary>Finds the first field that is a picture by its extension (jpg, png, webp, ...).</summary>
    /// <param name="extension">Its extension; empty where there is none.</param>
    /// <param name="data">The encoded picture.</param>
    public bool TryGetPicture(out string extension, out ReadOnlyMemory<byte> data)
    {
        (extension, data) = _fields.FirstOrDefault(field => FieldKinds.Of(field.Key) == FieldKind.Picture);
        return (extension ??= "").Length > 0;
    }

    /// <summary>Gives the caption: the field txt, text or caption, the first that is there and is UTF-8.</summary>
    /// <param name="caption">The caption, white space at its ends removed; empty where there is none.</param>
    public bool TryGetCaption(out string caption)
    {
        foreach (var extension in FieldKinds.Captions)
        {
            if (_fields.TryGetValue(extension, out var data) && Utf8.IsValid(data.Span))
            {
                caption = Encoding.UTF8.GetString(data.Span).Trim();
                return true;
            }
        }

        caption = "";
        return false;
    }
}
