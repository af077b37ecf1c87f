namespace AlignSharp.Evaluation.Sets;

/// <summary>A class.</summary>
/// <param name="Id">The label that samples carry: a folder, an index, a value of a field.</param>
/// <param name="Text">What goes into the templates.</param>
public sealed record ClassName(string Id, string Text)
{
    /// <summary>A value of a metadata field as words: '-' and '/' become spaces.</summary>
    /// <param name="value">The value.</param>
    public static ClassName OfValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, value.Replace('-', ' ').Replace('/', ' '));
    }
}
