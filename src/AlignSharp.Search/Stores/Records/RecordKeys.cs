using System.Globalization;

namespace AlignSharp.Search.Stores.Records;

/// <summary>Keys of records as the names of entries, and back.</summary>
internal static class RecordKeys
{
    public const string Supported = "string, int, long or Guid";

    public static bool IsSupported(Type type) =>
        type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(Guid);

    public static string Write(object key) => key switch
    {
        string text => text,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A key is of the type {key.GetType().Name}; expected {Supported}."),
    };

    /// <exception cref="SearchException">The name is no such key: the index was made with other keys.</exception>
    public static object Read(string name, Type type)
    {
        if (type == typeof(string))
        {
            return name;
        }

        if (type == typeof(Guid) && Guid.TryParse(name, out var guid))
        {
            return guid;
        }

        var isNumber = long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return (isNumber, type == typeof(int)) switch
        {
            (true, true) when number is >= int.MinValue and <= int.MaxValue => (int)number,
            (true, false) when type == typeof(long) => number,
            _ => throw new SearchException($"The row {name} has a name that is no key of the type {type.Name}; expected the keys that the collection was made with."),
        };
    }
}
