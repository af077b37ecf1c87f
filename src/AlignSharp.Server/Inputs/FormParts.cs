using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Server.Errors;

namespace AlignSharp.Server.Inputs;

/// <summary>A multi-part body, in the order it was sent.</summary>
internal sealed class FormParts(ImmutableArray<FormPart> parts)
{
    public ImmutableArray<FormPart> All => parts;

    public ImmutableArray<PictureInput> Pictures => [.. parts.Select(static part => part.Picture).OfType<PictureInput>()];

    /// <summary>Every value of a field.</summary>
    public string[] Values(string name) => [.. parts.Where(part => part.Name == name).Select(static part => part.Value).OfType<string>()];

    /// <summary>The value of a field that is given at most once.</summary>
    /// <exception cref="RequestException">It is given more often.</exception>
    public string? Value(string name) => Values(name) switch
    {
        [] => null,
        [var value] => value,
        var values => throw new RequestException($"{name} is given {values.Length} times; expected it once.", name),
    };

    /// <exception cref="RequestException">The value is neither true nor false.</exception>
    public bool Flag(string name) => Value(name) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw new RequestException($"{name} is \"{other}\"; expected true or false.", name),
    };

    /// <exception cref="RequestException">The value is no whole number.</exception>
    public int? Number(string name) => Value(name) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RequestException($"{name} is \"{text}\"; expected a whole number.", name);

    /// <exception cref="RequestException">The value is no number.</exception>
    public float? Real(string name) => Value(name) is not { } text
        ? null
        : float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
            ? number
            : throw new RequestException($"{name} is \"{text}\"; expected a number.", name);

    /// <summary>Refuses what no endpoint would look at, so that a misspelled field is not dropped silently.</summary>
    /// <exception cref="RequestException">A part has another name.</exception>
    public FormParts Only(params ReadOnlySpan<string> names)
    {
        foreach (var part in parts)
        {
            if (!names.Contains(part.Name))
            {
                throw new RequestException($"The part \"{part.Name}\" is not known here; expected {string.Join(", ", names)}.", part.Name);
            }
        }

        return this;
    }
}
