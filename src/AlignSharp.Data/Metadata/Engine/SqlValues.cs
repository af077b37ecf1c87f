using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Engine;

/// <summary>Collects the values of a statement while its text is put together.</summary>
internal sealed class SqlValues
{
    private readonly ImmutableArray<object>.Builder _values = ImmutableArray.CreateBuilder<object>();

    /// <summary>Binds a value and gives its place in the text: <c>$3</c>.</summary>
    public string Bind(object value)
    {
        _values.Add(value);
        return $"${_values.Count}";
    }

    public SqlStatement In(string text) => new(text, _values.ToImmutable());
}
