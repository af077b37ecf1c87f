using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Engine;

/// <summary>One statement of SQL and the values bound to its <c>$1</c>, <c>$2</c>, ...</summary>
internal sealed record SqlStatement(string Text, ImmutableArray<object> Values)
{
    public SqlStatement(string text)
        : this(text, [])
    {
    }
}
